import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostFits } from '../../src/endpoint/account-hosts.ts';
import { type Endpoint, startEndpoint } from '../../src/endpoint/server.ts';
import { openSession, type Session } from '../../src/session/open-session.ts';
import { describeServers } from './harness.ts';

// The same statements and logins to MySQL and to the built-in server: both have to say the same.

const settings = (port: number, user = 'root', tls: 'never' | 'must' = 'must') => ({
  target: { host: '127.0.0.1', port },
  at: `127.0.0.1:${port}`,
  user,
  password: '',
  tls,
  material: {},
  verifyChain: false,
  connectMillis: 10_000,
});

/** Rows as JSON, or number, state and text of the error. */
async function said(session: Session, sql: string): Promise<string> {
  try {
    return JSON.stringify(await session.query(sql));
  } catch (error) {
    const { fields } = (error as { detail: { fields: Record<string, unknown> } }).detail;
    return `ERR ${fields.number} ${fields.sqlState} ${fields.message}`;
  }
}

/** MySQL 9 adds the reason in brackets to error 1396. */
const withoutReason = (text: string): string => text.replace(/ \(User account (already exists|does not exist)\)$/, '');

const statements = [
  // Values and names
  "SELECT 1, NULL, -5, 1 + 2, 'a'",
  "SELECT 'it''s', \"x\", 'a\\'b', 'a\\\\b', '\\%'",
  "SELECT CONCAT('a', 1), IFNULL(NULL, 'x'), COALESCE(NULL, NULL, 2), LOWER('AB'), UPPER('ab')",
  "SELECT 'a' = 'A', 'a' <> 'b', 1 < 2 AND NOT 0, NULL IS NULL, NULL = 1, 2 IN (1, 2), 'abc' LIKE 'A_c', 'abc' NOT LIKE '%d%'",
  'SELECT 1 /* c */ -- d',
  '/*!40101 SET NAMES utf8mb4 */',
  'SELECT @@session.autocommit, @@autocommit, @@global.autocommit',
  'SET @a = 5; SELECT 1',
  'SET @a = 5',
  'SELECT @a, @nope',
  'SELECT DATABASE(), SCHEMA(), USER(), CURRENT_USER()',
  'SELECT 1 LIMIT 0',
  'SELECT 1 FROM DUAL LIMIT 1 OFFSET 1',
  // What does not fit
  'selct 1',
  'select 1 from',
  'select now( ',
  "select 'a",
  'select `a',
  'select 1 1',
  'select * ',
  'select nope',
  'select @@nope',
  'select nope from mysql.user',
  'select 1 from nope',
  'select 1 from mysql.nope',
  'show nope',
  'flush nope',
  'flush ssl',
  'kill 99999',
  'use nope',
  'set names nope',
  'set nope = 1',
  'set global version = 1',
  "set ssl_ca = 'x'",
  'set global ssl_ca = 5',
  'set global require_secure_transport = 7',
  "set global tls_version = 'TLSv1.1'",
  'select @@session.ssl_ca',
  'select @@global.last_insert_id',
  'set autocommit = 7',
  'set wait_timeout = 100',
  "SHOW VARIABLES LIKE 'wait_timeout'",
  "SHOW VARIABLES WHERE variable_name = 'autocommit'",
  "SHOW STATUS LIKE 'Ssl\\_version'",
  "SELECT VARIABLE_VALUE FROM performance_schema.session_status WHERE VARIABLE_NAME = 'Ssl_version'",
  'SHOW WARNINGS',
  '',
  // Accounts
  "CREATE USER u@'%' IDENTIFIED BY 'x' REQUIRE SUBJECT '/CN=a' AND ISSUER '/CN=b' CIPHER 'C'",
  'CREATE USER v@localhost REQUIRE X509',
  "CREATE USER 'w' REQUIRE SSL",
  "CREATE USER e REQUIRE SUBJECT ''",
  "CREATE USER 'q''q'@'h%' ACCOUNT LOCK",
  'CREATE USER w',
  'CREATE USER IF NOT EXISTS w',
  'SHOW WARNINGS',
  'SHOW CREATE USER v@localhost',
  'SHOW CREATE USER w',
  'SHOW CREATE USER e',
  "SHOW CREATE USER 'q''q'@'h%'",
  'SHOW CREATE USER nope',
  'SHOW GRANTS FOR w',
  'SHOW GRANTS FOR nope',
  "SELECT user, host, plugin, ssl_type, ssl_cipher, x509_issuer, x509_subject, account_locked FROM mysql.user WHERE user IN ('u', 'v', 'w', 'e', 'q''q') ORDER BY user, host",
  "SELECT COUNT(*) FROM mysql.user WHERE ssl_type = 'ANY'",
  'ALTER USER w REQUIRE NONE',
  "ALTER USER u REQUIRE ISSUER '/CN=c'",
  "SELECT ssl_type, ssl_cipher, x509_issuer, x509_subject FROM mysql.user WHERE user = 'u'",
  'ALTER USER nope REQUIRE SSL',
  'DROP USER nope',
  'DROP USER IF EXISTS nope',
  'SHOW WARNINGS',
  'CREATE USER a REQUIRE SSL AND X509',
  "CREATE USER a REQUIRE X509 AND SUBJECT 'a'",
  "CREATE USER a REQUIRE SUBJECT 'a', ISSUER 'b'",
  "CREATE USER a IDENTIFIED WITH made_up BY 'x'",
  'GRANT ALL ON *.* TO nope',
  'GRANT SELECT ON mysql.* TO w REQUIRE SSL',
  "GRANT USAGE ON *.* TO w IDENTIFIED BY 'x'",
  'REVOKE ALL ON *.* FROM nope',
  'REVOKE SELECT ON *.* FROM nope',
  'REVOKE ALL PRIVILEGES, GRANT OPTION FROM nope',
  'REVOKE ALL ON *.* FROM w',
  'REVOKE INSERT ON *.* FROM w',
  'REVOKE SELECT ON d.* FROM w',
  'GRANT SELECT, INSERT ON d.* TO w WITH GRANT OPTION',
  'SHOW GRANTS FOR w',
  'REVOKE INSERT ON d.* FROM w',
  'SHOW GRANTS FOR w',
  'GRANT RELOAD, PROCESS, CONNECTION_ADMIN, BACKUP_ADMIN ON *.* TO w',
  'SHOW GRANTS FOR w',
  "SET PASSWORD FOR nope = 'x'",
  "ALTER USER w IDENTIFIED WITH caching_sha2_password BY 'x' REQUIRE SSL PASSWORD EXPIRE NEVER ACCOUNT LOCK",
  "SELECT ssl_type, account_locked, LENGTH(authentication_string) FROM mysql.user WHERE user = 'w'",
  // Databases
  'CREATE DATABASE d',
  'CREATE DATABASE d',
  'USE d',
  'SELECT DATABASE()',
  'SHOW TABLES',
  'DROP DATABASE d',
  'DROP DATABASE d',
  'SELECT DATABASE()',
  'BEGIN',
  'START TRANSACTION',
  'COMMIT',
  'ROLLBACK',
  'DROP USER u, v@localhost, w, e',
];

describeServers(
  'the built-in server beside MySQL',
  (use) => {
    let endpoint: Endpoint;
    let ours: Session;
    let theirs: Session;
    beforeAll(async () => {
      endpoint = await startEndpoint({ version: '9.7.0-tlsql' });
      ours = await openSession(settings(endpoint.port, 'root', 'never'));
      theirs = await openSession(settings(use.server().port, 'root', 'never'));
    });
    afterAll(async () => {
      await ours.close();
      await theirs.close();
      await endpoint.close();
    });

    it('says the same', async () => {
      const different: string[] = [];
      for (const sql of statements) {
        const [here, there] = [await said(ours, sql), withoutReason(await said(theirs, sql))];
        if (here !== there) different.push(`${sql}\n  ours   ${here}\n  theirs ${there}`);
      }
      expect(different.join('\n')).toBe('');
    });

    it('gives a login the same account', async () => {
      const hosts = [
        '%',
        'localhost',
        '127.0.0.1',
        '127.0.0.%',
        '127.%',
        'local%',
        '%host',
        '_ocalhost',
        '127.0.0.0/255.255.255.0',
        '127.0.0.0/255.0.0.0',
        '127.0.0.0/8',
        '127.0.0.0/24',
        '127.0.0.1/32',
        '10.%',
        'nope',
      ];
      const different: string[] = [];
      for (let round = 0; round < 60; round += 1) {
        // Each round another few of them: steps through the list that share no pattern.
        const few = hosts.filter((_, index) => ((index + 1) * (round * 7 + 3)) % 11 < 3);
        const peer = { host: 'localhost', ip: '127.0.0.1' };
        if (!few.some((host) => hostFits(host, peer))) continue;
        const accounts = few.map((host, index) => `'${index % 4 === 3 ? '' : 'm'}'@'${host}'`).join(', ');
        const found: string[] = [];
        for (const [session, port] of [
          [ours, endpoint.port],
          [theirs, use.server().port],
        ] as const) {
          await session.query(`CREATE USER ${accounts}`);
          found.push(await currentUser(port));
          await session.query(`DROP USER ${accounts}`);
        }
        if (found[0] !== found[1]) different.push(`${accounts}: ours ${found[0]}, theirs ${found[1]}`);
      }
      expect(different).toEqual([]);
    });
  },
  { names: ['mysql9'] },
);

async function currentUser(port: number): Promise<string> {
  try {
    const session = await openSession(settings(port, 'm', 'never'));
    const rows = await session.query('SELECT CURRENT_USER()');
    await session.close();
    return String(rows[0]?.[0]);
  } catch (error) {
    return (error as Error).message;
  }
}
