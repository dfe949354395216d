import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { recordChanges } from './record.ts';

it('is a line, a copy, and a number where the folder counts', async () => {
  const ca = await newCa();
  rmSync(ca.layout.newcerts, { recursive: true });
  const { certificate } = ca;
  const bytes = Uint8Array.of(1);
  const certificatePem = 'pem';
  const record = recordChanges(ca, { serial: { hex: '01', bytes, next: '02' }, certificate, certificatePem });
  expect(record.create.map(({ path }) => path)).toEqual([join(ca.layout.newcerts, '01.pem')]);
  expect(record.append[0]).toMatch(/^V\t\d{12}Z\t\t01\tunknown\t\/C=PT\/O=Example\/CN=Example CA$/);
  expect(record.numbers).toEqual([{ path: ca.layout.serial, value: '02' }]);
  expect(existsSync(ca.layout.newcerts)).toBe(true);
  expect(recordChanges(ca, { serial: { hex: '01', bytes }, certificate, certificatePem }).numbers).toEqual([]);
});

it('is refused for a subject that is taken', async () => {
  const ca = await newCa();
  const strict = { ...ca, layout: { ...ca.layout, uniqueSubject: true } };
  const entry = { serial: { hex: '02', bytes: Uint8Array.of(2) }, certificate: ca.certificate, certificatePem: '' };
  recordChanges(strict, entry);
  writeFileSync(ca.layout.index, 'R\t270102030405Z\t260102030405Z\t01\tunknown\t/C=PT/O=Example/CN=Example CA\n');
  recordChanges(strict, entry);
  writeFileSync(ca.layout.index, 'V\t270102030405Z\t\t01\tunknown\t/C=PT/O=Example/CN=Example CA\n');
  expect(() => recordChanges(strict, entry)).toThrow(expect.objectContaining({ code: 'subject-taken' }));
});
