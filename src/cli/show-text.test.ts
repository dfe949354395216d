import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { describeCertificate } from '../x509/describe-certificate.ts';
import { itemText, sqlText } from './show-text.ts';

it('writes SQL strings that the server reads back as they were', () => {
  expect(sqlText("/CN=O'Brien\\xC3")).toBe("'/CN=O''Brien\\\\xC3'");
});

it('says how long a certificate is still valid', async () => {
  const { certificate } = await newCa({ now: () => new Date('2026-01-01T00:00:00Z'), days: 10, subject: '/CN=a\\/b' });
  const item = { kind: 'certificate' as const, ...describeCertificate(certificate) };
  const line = (now: string): string | undefined =>
    itemText(item, new Date(now))
      .split('\n')
      .find((text) => text.startsWith('  valid'));
  expect(line('2026-01-02T00:00:00Z')).toContain('(9 days left)');
  expect(line('2026-02-01T00:00:00Z')).toContain('(EXPIRED 21 days ago)');
  expect(line('2025-02-01T00:00:00Z')).toContain('(not yet valid)');
  expect(itemText(item, new Date())).toMatch(/in SQL, OpenSSL 3 servers +REQUIRE SUBJECT '\/CN=a\\\\\/b'/);
});

it('shows what is wrong where it is', () => {
  expect(itemText({ kind: 'problem', line: 3, what: 'bad' }, new Date())).toBe('problem\n  line 3  bad');
});
