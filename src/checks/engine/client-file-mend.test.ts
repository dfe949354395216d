import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt, privateKey } from '../../../test/make/files.ts';
import { clientWith } from '../../../test/make/options.ts';
import type { ClientFacts } from '../../facts/client.ts';
import type { Facts } from '../../facts/facts.ts';
import { clientFileMends, identityMends } from './client-file-mend.ts';
import { clientObstacles } from './server-obstacle.ts';

const ca = makeCa('/CN=CA');
const own = makeCertificate({ subject: '/CN=app', issuer: ca, extensions: ['extendedKeyUsage=clientAuth'] });
const foreign = makeCertificate({ subject: '/CN=x', issuer: ca, extensions: ['extendedKeyUsage=serverAuth'] });
const cert = fileAt('/0755 c.pem:0644', certFile(own));
const key = fileAt('/0755 k.pem:0600', keyFile(own));
const time = new Date(Date.now() + 3_600_000);

function facts(client: Partial<ClientFacts>): Facts {
  const base = clientWith('', undefined, { 'ssl-mode': 'REQUIRED', 'ssl-cert': '/c.pem', 'ssl-key': '/k.pem' }, client);
  return { ...base, time, again: 'tlsql doctor --ssl-cert=/c.pem --ssl-key=/k.pem' };
}
const lines = (client: Partial<ClientFacts>): string[] =>
  identityMends(facts(client)).map((mend) => ('line' in mend ? String(mend.line) : mend.kind));

it('takes the half that fits', () => {
  const other = fileAt('/0755 other.pem:0600', keyFile(foreign));
  expect(lines({ files: { cert, key: other }, nearby: [key] })).toEqual([
    'tlsql doctor --ssl-cert=/c.pem --ssl-key=/k.pem',
  ]);
  expect(lines({ files: { cert: fileAt('/0755 x.pem:0644', certFile(foreign)), key }, nearby: [cert] })).toEqual([
    'tlsql doctor --ssl-key=/k.pem --ssl-cert=/c.pem',
  ]);
});

it('exchanges halves that are swapped', () =>
  expect(lines({ files: { cert: key, key: cert } })).toEqual(['tlsql doctor --ssl-cert=/c.pem --ssl-key=/k.pem']));

it('asks for what is not there', () => {
  const [needed, without] = lines({ files: { cert, key: fileAt('/0755 other.pem:0600', keyFile(foreign)) } });
  expect(needed).toMatch(/^# needed: the private key of \/c\.pem.*REQUIRE X509:$/);
  expect(without).toBe('tlsql doctor');
});

it('makes a readable file of one that is not', () => {
  const check = (client: Partial<ClientFacts>, expected: readonly string[]): void => {
    const [obstacle] = clientObstacles(facts(client));
    const mends = obstacle === undefined ? [] : clientFileMends(obstacle, facts(client));
    expect(mends.map((mend) => ('line' in mend ? String(mend.line) : mend.kind))).toEqual(expected);
  };
  check({ files: { key: fileAt('/0755 k y.pem:0600'.replace(' y', '_y'), privateKey({ encrypted: true })) } }, [
    '(umask 077 && openssl pkey -in /k_y.pem -out /k_y.pem.plain)   # asks for the passphrase',
    'tlsql doctor --ssl-cert=/c.pem --ssl-key=/k_y.pem.plain',
  ]);
  check({ files: { ca: fileAt('/0755 ca.der:0644', { form: 'der', blocks: [] }) } }, [
    'openssl x509 -inform DER -in /ca.der -out /ca.der.pem',
    'tlsql doctor --ssl-cert=/c.pem --ssl-key=/k.pem --ssl-ca=/ca.der.pem',
  ]);
});
