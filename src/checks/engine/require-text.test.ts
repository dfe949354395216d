import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { requireMend, requireTexts, requireWords } from './require-text.ts';

it('says all texts in one', () => {
  expect(requireTexts({ subject: "/CN=O'Hara", issuer: '/CN=CA' })).toBe("SUBJECT '/CN=O''Hara' AND ISSUER '/CN=CA'");
  expect(requireWords({ kind: 'SPECIFIED', cipher: 'X' })).toBe("CIPHER 'X'");
  expect(requireWords({ kind: 'X509' })).toBe('X509');
});

it('speaks the words of the version', () => {
  const of = (version: string, flavor: 'mysql' | 'mariadb' = 'mysql'): unknown =>
    requireMend(makeFacts({ admin: { version, flavor } }), { user: 'app', host: '%' }, 'SSL');
  expect(of('9.7.4')).toEqual({ kind: 'sql', sql: "ALTER USER 'app'@'%' REQUIRE SSL" });
  expect(of('10.11.18-MariaDB', 'mariadb')).toEqual(of('9.7.4'));
  expect(of('5.6.24')).toEqual({ kind: 'sql', sql: "GRANT USAGE ON *.* TO 'app'@'%' REQUIRE SSL" });
});
