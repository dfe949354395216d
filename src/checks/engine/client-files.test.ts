import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt, mysql, privateKey } from '../../../test/make/files.ts';
import type { ClientFacts } from '../../facts/client.ts';
import { clientFilesBroken, foundClientFiles, loneHalf, usesTls } from './client-files.ts';

const ca = makeCa('/CN=CA');
const cert = fileAt('/0755 c.pem:0644', certFile(ca));
const client = (files: NonNullable<ClientFacts['files']>) => makeFacts({ client: { user: mysql, files } });

it('sees halves, pairs and what is no pair', () => {
  expect(loneHalf(client({ cert }))).toEqual({ has: 'cert', path: '/c.pem' });
  expect(clientFilesBroken(client({ cert, key: fileAt('/0755 k.pem:0644', keyFile(ca)) }))).toBe(false);
  expect(clientFilesBroken(client({ cert, key: fileAt('/0755 k.pem:0644', keyFile(makeCa('/CN=other'))) }))).toBe(true);
  expect(clientFilesBroken(client({ ca: fileAt('/0755 ca.pem:missing') }))).toBe(true);
});

it('says nothing about files that nobody uses', () => {
  const intent = { transport: 'tcp', passwordGiven: true, sslMode: 'DISABLED', sslModeFrom: 'asked' } as const;
  const facts = makeFacts({ client: { intent, files: { cert } } });
  expect(usesTls(facts)).toBe(false);
  expect(clientFilesBroken(facts)).toBe(false);
});

it('names option, file and reason', () => {
  const [found] = foundClientFiles(() => true)(
    client({ key: fileAt('/0755 k.pem:0644', privateKey({ encrypted: true })) }),
  );
  expect(found).toMatchObject({
    what: 'ssl-key=/k.pem: the key is protected by a passphrase',
    evidence: { option: 'ssl-key', problem: 'encrypted' },
  });
});
