import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

it.each<[string, ...string[]]>([
  ["SHOW VARIABLES LIKE 'tls%'", 'tls_ciphersuites|', 'tls_version|TLSv1.2,TLSv1.3'],
  ["SHOW GLOBAL VARIABLES WHERE Variable_name = 'version'", 'version|8.4.0-tlsql'],
  [
    "SHOW VARIABLES WHERE variable_name IN ('port', 'ssl_ca') OR Variable_name LIKE 'max\\_conn%ns'",
    'max_connections|151',
    'port|0',
    'ssl_ca|',
  ],
  ["SHOW SESSION STATUS LIKE 'Ssl\\_cipher'", 'Ssl_cipher|'],
  ["SHOW STATUS LIKE 'ssl_version'", 'Ssl_version|'],
  ["SHOW GLOBAL STATUS LIKE 'Threads_connected'", 'Threads_connected|1'],
])('%s', async (sql, ...expected) => {
  expect(await deskOf().run(sql)).toEqual(['Variable_name|Value', ...expected]);
});

it("shows a session's own value before the global one", async () => {
  const { run } = deskOf();
  await run('SET wait_timeout = 5');
  expect(await run("SHOW VARIABLES LIKE 'wait_timeout'")).toEqual(['Variable_name|Value', 'wait_timeout|5']);
  expect(await run("SHOW GLOBAL VARIABLES LIKE 'wait_timeout'")).toEqual(['Variable_name|Value', 'wait_timeout|28800']);
});
