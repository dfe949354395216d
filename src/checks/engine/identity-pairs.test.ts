import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { isPair, pairsFor } from './identity-pairs.ts';

const ca = makeCa('/CN=CA');
const made = (use: string) =>
  makeCertificate({ subject: '/CN=x', issuer: ca, extensions: [`extendedKeyUsage=${use}`] });
const [app, db] = [made('clientAuth'), made('serverAuth')];
const pairOf = (name: string, one: typeof app) => ({
  cert: fileAt(`/0755 ${name}.pem:0644`, certFile(one)),
  key: fileAt(`/0755 ${name}-key.pem:0600`, keyFile(one)),
});
const [client, server] = [pairOf('app', app), pairOf('db', db)];
const files = [...Object.values(client), ...Object.values(server), fileAt('/0755 ca.pem:0644', certFile(ca))];
const time = new Date(Date.now() + 3_600_000);

it('tells pairs by what they are good for', () => {
  expect(pairsFor('sslclient', files, time)).toEqual([client]);
  expect(pairsFor('sslserver', files, time)).toEqual([server]);
  expect(pairsFor('sslserver', files, new Date('2099-01-01'))).toEqual([]);
});

it('takes no other key', () => {
  expect(isPair(client.cert, client.key)).toBe(true);
  expect(isPair(client.cert, server.key)).toBe(false);
  expect(isPair(client.cert, undefined)).toBe(false);
});
