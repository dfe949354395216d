import { existsSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codeOf, newCa, openssl } from '../../test/ca/scratch.ts';
import { issueCrl } from './issue-crl.ts';

it('puts the CRL in its place, signed by the CA', async () => {
  const ca = await newCa({ key: 'rsa:2048' });
  const crl = await issueCrl(ca);
  expect(crl.file).toBe(ca.layout.crl);
  openssl(['crl', '-in', crl.file, '-noout', '-CAfile', ca.certificatePath]);
});

it('leaves everything as it is when something is damaged', async () => {
  const ca = await newCa();
  writeFileSync(ca.layout.crlnumber, 'x\n');
  expect(await codeOf(issueCrl(ca))).toBe('number-file-damaged');
  writeFileSync(ca.layout.crlnumber, '01\n');
  writeFileSync(ca.layout.index, 'R\tx\n');
  expect(await codeOf(issueCrl(ca))).toBe('index-damaged');
  expect(existsSync(ca.layout.crl)).toBe(false);
});
