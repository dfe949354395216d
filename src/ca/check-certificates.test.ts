import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { checkCertificates } from './check-certificates.ts';
import { issueCrl } from './issue-crl.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { type Ca, openCa } from './open-ca.ts';

const ids = (ca: Ca): string[] => checkCertificates(ca).map(({ id }) => id);

/** A CA whose certificate openssl made with these extensions. */
async function withExtensions(key: string, ...extensions: string[]): Promise<Ca> {
  const ca = await newCa();
  const args = [
    'req',
    '-x509',
    '-newkey',
    key,
    '-nodes',
    '-keyout',
    '/dev/null',
    '-subj',
    '/CN=x',
    '-days',
    '365',
    '-config',
    '/dev/null',
  ];
  const pem = openssl([...args, ...extensions.flatMap((text) => ['-addext', text])]);
  return { ...ca, certificate: parseCertificates(Buffer.from(pem), 'x')[0] ?? ca.certificate };
}

it('tells what OpenSSL would not take', { timeout: 60_000 }, async () => {
  expect(ids(await withExtensions('rsa:2048', 'basicConstraints=critical,CA:FALSE'))).toEqual(['ca-not-a-ca']);
  expect(
    ids(await withExtensions('rsa:1024', 'basicConstraints=critical,CA:TRUE', 'keyUsage=digitalSignature')),
  ).toEqual(['ca-without-keycertsign', 'ca-without-crlsign', 'ca-key-too-weak']);
});

it('tells when it ends, or has not begun', async () => {
  const ca = await newCa({ days: 200 });
  const at = (days: number): string[] => ids({ ...ca, now: () => new Date(Date.now() + days * 86_400_000) });
  expect([at(0), at(120), at(201), at(-1)]).toEqual([[], ['ca-expires-soon'], ['ca-expired'], ['ca-not-yet-valid']]);
});

it('tells of a chain that is missing or wrong', { timeout: 60_000 }, async () => {
  const [root, other] = [await newCa(), await newCa()];
  const dir = join(scratch(), 'x');
  await makeIntermediate(root, { dir, subject: '/CN=Servers CA' });
  expect(ids(openCa(dir))).toEqual([]);
  writeFileSync(
    join(dir, 'cachain.pem'),
    readFileSync(join(dir, 'cacert.pem'), 'utf8') + readFileSync(other.certificatePath, 'utf8'),
  );
  expect(ids(openCa(dir))).toEqual(['ca-chain-wrong']);
  rmSync(join(dir, 'cachain.pem'));
  expect(ids(openCa(dir))).toEqual(['ca-chain-missing']);
});

it('tells of a CRL by another key', async () => {
  const [ca, other] = [await newCa(), await newCa()];
  const crl = await issueCrl(other);
  writeFileSync(ca.layout.crl, crl.pem);
  expect(ids(ca)).toEqual(['crl-signed-by-other-key']);
});
