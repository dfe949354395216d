import { expect, it } from 'vitest';
import { deskOf } from '../../test/endpoint/desk.ts';
import { optionValue, variableNames } from './variables.ts';

const check = async (sql: string, expected: string | RegExp, version = '8.4.0'): Promise<void> => {
  const lines = await deskOf({ version }).run(sql);
  expect(lines.at(-1), sql).toMatch(expected instanceof RegExp ? expected : new RegExp(`^${expected}$`));
};

// Numbers and texts as MySQL 9.7 answers.
it.each([
  ['SELECT @@nope', "ERR 1193 HY000 Unknown system variable 'nope'"],
  ["SET GLOBAL version = 'x'", "ERR 1238 HY000 Variable 'version' is a read only variable"],
  [
    "SET SESSION ssl_ca = 'x'",
    "ERR 1229 HY000 Variable 'ssl_ca' is a GLOBAL variable and should be set with SET GLOBAL",
  ],
  ['SET GLOBAL ssl_ca = 5', "ERR 1232 42000 Incorrect argument type to variable 'ssl_ca'"],
  [
    'SET GLOBAL require_secure_transport = 7',
    "ERR 1231 42000 Variable 'require_secure_transport' can't be set to the value of '7'",
  ],
  [
    "SET GLOBAL tls_version = 'TLSv1.1'",
    "ERR 1231 42000 Variable 'tls_version' can't be set to the value of 'TLSv1.1'",
  ],
  ['SELECT @@session.ssl_ca', "ERR 1238 HY000 Variable 'ssl_ca' is a GLOBAL variable"],
  ['SELECT @@global.last_insert_id', "ERR 1238 HY000 Variable 'last_insert_id' is a SESSION variable"],
  ['SET GLOBAL require_secure_transport = 1; SELECT @@require_secure_transport', '1'],
  ["SET GLOBAL tls_version = 'tlsv1.3'; SELECT @@tls_version", 'TLSv1.3'],
  ['SELECT @@session.autocommit', '1'],
  ['SET autocommit = OFF; SELECT @@autocommit', '0'],
  ['SET GLOBAL tls_ciphersuites = NULL; SELECT @@tls_ciphersuites', 'NULL'],
  ['SELECT @@max_allowed_packet', '16777216'],
])('%s', async (sql, expected) => {
  await check(sql, expected.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
});

it('MariaDB reads its TLS files from option files only', async () => {
  await check("SET GLOBAL ssl_cert = 'x'", /^ERR 1238/, '11.4.2-MariaDB');
  await check('SELECT @@have_ssl', 'DISABLED', '11.4.2-MariaDB');
  await check('SELECT @@have_ssl', /^ERR 1193/);
});

it('takes option values that a variable can have', () => {
  expect(optionValue('require_secure_transport', '1')).toBe('ON');
  expect(optionValue('require_secure_transport', 'x')).toBeUndefined();
  expect(optionValue('nope', 'x')).toBeUndefined();
  expect(variableNames('mysql')).toContain('ssl_ca');
});

it('tells where a value comes from', async () => {
  const { run } = deskOf({ variables: { ssl_ca: 'x' } });
  await run("SET GLOBAL ssl_cert = 'y'");
  const rows = await run(
    "SELECT variable_name, variable_source FROM performance_schema.variables_info WHERE variable_name LIKE 'ssl_c%t' OR variable_name IN ('ssl_ca', 'ssl_key')",
  );
  expect(rows.slice(1)).toEqual(['ssl_ca|COMMAND_LINE', 'ssl_cert|DYNAMIC', 'ssl_key|COMPILED']);
});
