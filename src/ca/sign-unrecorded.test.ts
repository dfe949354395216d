import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { parseOneline } from '../x509/name-text.ts';
import { authorityKeyId } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { signUnrecorded, type UnrecordedOptions } from './sign-unrecorded.ts';

const hour = 3_600_000;
const at = (hours: number): Date => new Date(Date.now() + hours * hour);

async function verdict(ca: Ca, options: Partial<UnrecordedOptions>): Promise<string> {
  const { certificatePem, keyPem } = await signUnrecorded(
    { name: ca.certificate.subject, keyId: authorityKeyId(ca.certificate), signer: ca.signer() },
    { subject: parseOneline('/CN=probe'), notBefore: at(-1), notAfter: at(1), ...options },
  );
  const path = join(scratch(), 'cert.pem');
  writeFileSync(path, certificatePem);
  expect(openssl(['pkey', '-pubout'], { input: keyPem })).toBe(
    openssl(['x509', '-noout', '-pubkey'], { input: certificatePem }),
  );
  const answer = opensslVerify(['-CAfile', ca.certificatePath, '-purpose', 'sslclient', path]);
  return `${answer.slice(0, 9).trim()} ${openssl(['x509', '-noout', '-subject', '-serial'], { input: certificatePem }).replaceAll('\n', ' ')}`;
}

it('is a certificate of the CA that the folder knows nothing of', async () => {
  const ca = await newCa();
  expect(await verdict(ca, {})).toMatch(/^OK subject=CN = probe serial=[0-9A-F]{32} $/);
  expect(readFileSync(ca.layout.index, 'latin1')).toBe('');
  expect(readdirSync(ca.layout.newcerts)).toEqual([]);
});

it('may be wrong on purpose', async () => {
  const ca = await newCa({ key: 'rsa:2048' });
  expect(await verdict(ca, { notBefore: at(-2), notAfter: at(-1) })).toMatch(/^error 10/);
  expect(await verdict(ca, { notBefore: at(1), notAfter: at(2) })).toMatch(/^error 9/);
  const other = { key: 'rsa:2048', subject: parseOneline('/CN=else'), serial: Uint8Array.of(0x47, 0x11) } as const;
  expect(await verdict(ca, other)).toBe('OK subject=CN = else serial=4711 ');
});
