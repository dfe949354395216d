import { expect, it } from 'vitest';
import { parseServerVersion } from '../mysql/server-version.ts';
import { createStatement, refusedBecause, requireSql, requireStatement, sameRequire } from './require-clause.ts';

const app = { user: 'app', host: '%' };

it('writes the clause', () => {
  expect(requireSql({ kind: 'NONE' })).toBe('REQUIRE NONE');
  expect(requireSql({ kind: 'SPECIFIED', subject: "/CN=o'b", issuer: '/CN=CA' })).toBe(
    "REQUIRE SUBJECT '/CN=o''b' AND ISSUER '/CN=CA'",
  );
  expect(requireSql({ kind: 'SPECIFIED' })).toBe('REQUIRE X509');
  expect(sameRequire({ kind: 'SSL' }, { kind: 'X509' })).toBe(false);
});

it('uses GRANT where ALTER USER knows no REQUIRE', () => {
  const at = (version: string): string => requireStatement(parseServerVersion(version), app, { kind: 'X509' });
  expect(at('5.6.24')).toBe("GRANT USAGE ON *.* TO 'app'@'%' REQUIRE X509");
  expect(at('9.7.0')).toBe("ALTER USER 'app'@'%' REQUIRE X509");
  expect(at('10.11.6-MariaDB')).toBe("ALTER USER 'app'@'%' REQUIRE X509");
  expect(createStatement(parseServerVersion('5.6.24'), app, { kind: 'SSL' }, "p'w")).toBe(
    "GRANT USAGE ON *.* TO 'app'@'%' IDENTIFIED BY 'p''w' REQUIRE SSL",
  );
  expect(createStatement(parseServerVersion('9.7.0'), app, { kind: 'SSL' }, 'pw')).toMatch(/^CREATE USER 'app'@'%' /);
});

it('says whom an account lets in', () => {
  const certificate = { subject: '/CN=app', issuer: '/CN=CA' };
  const check = (...[clause, shown, why]: [...Parameters<typeof refusedBecause>, RegExp?]): void => {
    const said = refusedBecause(clause, shown);
    if (why === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(why);
  };
  check({ kind: 'NONE' }, { tls: false });
  check({ kind: 'SSL' }, { tls: false }, /not encrypted/);
  check({ kind: 'SSL' }, { tls: true });
  check({ kind: 'X509' }, { tls: true }, /no certificate/);
  check({ kind: 'X509' }, { tls: true, certificate });
  check({ kind: 'SPECIFIED', subject: '/CN=app' }, { tls: true, certificate });
  check({ kind: 'SPECIFIED', subject: '/CN=App' }, { tls: true, certificate }, /wants \/CN=App/);
  check({ kind: 'SPECIFIED', issuer: '/CN=other' }, { tls: true, certificate }, /the issuer is/);
  check({ kind: 'SPECIFIED', cipher: 'A' }, { tls: true, cipher: 'B' }, /the cipher is B/);
});
