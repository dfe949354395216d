import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import type { Ca } from './open-ca.ts';
import { signUnrecorded, type UnrecordedOptions } from './sign-unrecorded.ts';

async function verdict(ca: Ca, options: Partial<UnrecordedOptions>, purpose = 'sslclient'): Promise<string> {
  const { certificatePem, keyPem } = await signUnrecorded(ca, { name: 'probe', ...options });
  const path = join(scratch(), 'cert.pem');
  writeFileSync(path, certificatePem);
  expect(openssl(['pkey', '-pubout'], { input: keyPem })).toBe(
    openssl(['x509', '-noout', '-pubkey'], { input: certificatePem }),
  );
  return opensslVerify(['-CAfile', ca.certificatePath, '-purpose', purpose, path]).slice(0, 9).trim();
}

it('is a certificate of the CA that the folder knows nothing of', async () => {
  const ca = await newCa();
  expect(await verdict(ca, {})).toBe('OK');
  expect(await verdict(ca, { profile: 'server', names: ['db1'] }, 'sslserver')).toBe('OK');
  expect(readFileSync(ca.layout.index, 'latin1')).toBe('');
  expect(readdirSync(ca.layout.newcerts)).toEqual([]);
});

it('may be wrong on purpose', async () => {
  const ca = await newCa({ key: 'rsa:2048' });
  const hour = 3_600_000;
  expect(await verdict(ca, { notBefore: new Date(Date.now() - 2 * hour), notAfter: new Date(Date.now() - hour) })).toBe(
    'error 10',
  );
  expect(await verdict(ca, { notBefore: new Date(Date.now() + hour), notAfter: new Date(Date.now() + 2 * hour) })).toBe(
    'error 9 a',
  );
  expect(await verdict(ca, { purposes: ['1.3.6.1.5.5.7.3.1'] })).toBe('error 26');
  expect(await verdict(ca, { key: 'rsa:2048', subject: 'CN=somebody else' })).toBe('OK');
});
