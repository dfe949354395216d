import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { initCa } from '../ca/init-ca.ts';
import { type Ca, openCa } from '../ca/open-ca.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { authorityOf, requireIssuer } from './authority-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-authority-'));
afterAll(() => rmSync(folder, { recursive: true }));
let ca: Ca;

beforeAll(async () => {
  await initCa({ dir: join(folder, 'ca'), subject: '/CN=Example CA' });
  ca = openCa(join(folder, 'ca'));
});

it('takes the revoked serials that are not expired, and only those', () => {
  writeFileSync(
    ca.layout.index,
    'V\t20991231235959Z\t\t01\tunknown\t/CN=valid\nR\t20991231235959Z\t260101000000Z\t02\tunknown\t/CN=revoked\nR\t200101000000Z\t190101000000Z\t03\tunknown\t/CN=old\n',
  );
  const authority = authorityOf(ca, new Date('2026-06-01T00:00:00Z'));
  expect(authority.revoked.map((serial) => Buffer.from(serial).toString('hex'))).toEqual(['02']);
  expect(authority.chain).toBe('');
});

it('refuses a client certificate of another CA', () => {
  expect(() => requireIssuer(ca, parseCertificate(makeCa('/CN=Other CA').der), './ca')).toThrow(
    expect.objectContaining({ code: 'ca-not-the-issuer' }),
  );
});
