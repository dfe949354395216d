import { expect, it } from 'vitest';
import { faults } from '../all.ts';
import { explain } from './explain.ts';
import { clientsOwn, retold, speaksForClient } from './retell.ts';

const check = (text: string, expected: string): void => expect(retold(text)).toBe(expected);

it('takes off what loggers put around a line', () => {
  check('app-1  | Error: bad', 'Error: bad');
  check('2026-01-02T03:04:05.678901234Z stdout F Error: bad', 'Error: bad');
  check('Jan  2 03:04:05 db1 app[123]: Error: bad', 'Error: bad');
  check('2026-01-02 03:04:05,678 ERROR Caused by: bad', 'Caused by: bad');
  check(
    '{"level":"error","msg":"SSL error:\\n\\tbad \\u0027x\\u0027 \\"y\\""}',
    '{"level":"error","msg":"SSL error:\n\tbad \'x\' "y""}',
  );
  check('mysql: [Warning] Using a password on the command line interface can be insecure.\nbad', 'bad');
});

it('leaves what is no dress', () => {
  for (const text of ['ERROR 1045 (28000): Access denied', '[ERROR] Aborting', 'C:\\new\\table', '1 | a'])
    check(text, text);
});

it('tells by the frames at which step a connection was lost', () => {
  const lost = "(2013, 'Lost connection to MySQL server during query')";
  expect(retold(`  self._get_server_information()\n${lost}`)).toContain('initial communication packet');
  check(`  self._request_authentication()\n${lost}`, `  self._request_authentication()\n${lost}`);
});

it('knows a client by its words, and a server by its own', () => {
  for (const text of [
    'mysqldump: Got error: 2026: bad',
    'mysqladmin: [ERROR] bad',
    'Error: x\n    at node:internal/main',
    'Traceback (most recent',
  ])
    expect(speaksForClient(text), text).toBe(true);
  for (const text of [
    "[ERROR] SSL error: Unable to get private key from '/k.pem'",
    'mysqld: bad',
    'key values mismatch',
  ])
    expect(speaksForClient(text), text).toBe(false);
  const ids = new Set(faults.map(({ id }) => id));
  for (const pair of Object.entries(clientsOwn)) for (const id of pair) expect(ids.has(id), id).toBe(true);
});

// As drivers printed them on real servers.
const first = (text: string, id: string): void => expect(explain(text, faults).meanings[0]?.fault.id, text).toBe(id);

it('understands drivers as they print', () => {
  first(
    'Error: error:0B080074:x509 certificate routines::key values mismatch\n    at setKey (node:internal/tls/secure-context:93:11)',
    'client-key-cert-mismatch',
  );
  first(
    'Exception in thread "main" java.sql.SQLNonTransientConnectionException: Could not connect to 127.0.0.1:3306 : PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed\nCaused by: java.security.cert.CertificateExpiredException: NotAfter: Thu Nov 19 23:33:59 UTC 2026',
    'server-cert-expired',
  );
  first(
    'SqlError: (conn:-1, no: 45009, SQLState: 08S01) socket has unexpectedly been closed',
    'network-closed-before-greeting',
  );
  first(
    "Error: Connection lost: The server closed the connection.\n  code: 'PROTOCOL_CONNECTION_LOST'",
    'network-closed-before-greeting',
  );
  first('pymysql.err.InternalError: Packet sequence number wrong - got 80 expected 0', 'http-sent-to-mysql-port');
  first('Caused by: java.net.UnknownHostException: db.invalid', 'host-name-unknown');
  first(
    "PDOException: SQLSTATE[HY000] [1045] Access denied for user 'app'@'localhost' (using password: YES)",
    'account-password-wrong',
  );
  first(
    'mysqldump: [Warning] Using a password on the command line interface can be insecure.\nmysqldump: Got error: 2026: SSL connection error: error:0A000086:SSL routines::certificate verify failed when trying to connect',
    'server-cert-unknown-ca',
  );
});
