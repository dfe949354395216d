import { expect, it } from 'vitest';
import { parseServerVersion } from '../mysql/server-version.ts';
import { grantsOf, lookAtServer, tlsState } from './look-server.ts';

type Answers = readonly (readonly [RegExp, readonly (readonly (string | null)[])[]])[];

function look(version: string, answers: Answers): ReturnType<typeof lookAtServer> {
  const session = {
    facts: { server: { version, flavor: /Maria/.test(version) ? 'MariaDB' : 'MySQL' }, tls: undefined },
    query: async (sql: string) => {
      const found = answers.find(([pattern]) => pattern.test(sql));
      if (found === undefined) throw new Error('no such table');
      return found[1];
    },
  };
  return lookAtServer(session as unknown as Parameters<typeof lookAtServer>[0], 'db1:3306', 'tcp');
}

it('gathers what a MySQL tells', async () => {
  const seen = await look('9.7.0', [
    [
      /SHOW GLOBAL VARIABLES/,
      [
        ['ssl_ca', 'ca.pem'],
        ['mysqlx_port', '33060'],
        ['mysqlx_ssl_cert', 'x.pem'],
        ['admin_address', '10.0.0.1'],
      ],
    ],
    [/CURRENT_USER/, [['root@localhost']]],
    [/tls_channel_status/, [['mysql_main', 'Enabled', 'Yes']]],
    [/persisted_variables/, [['ssl_ca', 'p.pem']]],
    [
      /performance_schema.threads/,
      [
        ['app', '10.0.0.9', 'TCP/IP', 'Query'],
        ['app', '10.0.0.9', 'SSL/TLS', 'Sleep'],
        ['cron', 'localhost', 'Socket', 'Sleep'],
      ],
    ],
    [/SHOW GRANTS/, [['GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost`']]],
    [/replication_connection_configuration/, [['NO'], ['YES']]],
  ]);
  expect(seen).toMatchObject({
    admin: { account: { user: 'root', host: 'localhost' }, by: 'tcp', tls: false },
    tls: { on: true },
    persisted: { ssl_ca: 'p.pem' },
    replication: { channels: 2, withoutTls: 1 },
    accounts: undefined,
  });
  expect(seen.sessions.map(({ by, tls }) => [by, tls])).toEqual([
    ['tcp', false],
    ['tcp', true],
    ['socket', false],
  ]);
  expect(seen.besides).toHaveLength(2);
});

it('reads the process list where nothing better is there', async () => {
  const at = (have: string): ReturnType<typeof look> =>
    look('10.11.6-MariaDB', [
      [
        /SHOW GLOBAL VARIABLES/,
        [
          ['have_ssl', have],
          ['ssl_cert', '/c.pem'],
        ],
      ],
      [/performance_schema.threads/, []],
      [
        /information_schema.processlist/,
        [
          ['app', 'localhost:4242', 'Query'],
          ['app', 'localhost', 'Query'],
        ],
      ],
      [/system_variables/, [['SSL_CERT', 'CONFIG', '/etc/my.cnf']]],
    ]);
  expect((await at('DISABLED')).sessions.map(({ by, tls }) => [by, tls])).toEqual([
    ['tcp', false],
    ['socket', false],
  ]);
  const on = await at('YES');
  expect(on.sessions.map(({ tls }) => tls)).toEqual([undefined, undefined]);
  expect(on.sources.ssl_cert).toEqual({ source: 'CONFIG', path: '/etc/my.cnf' });
  expect((await at('DISABLED')).tls).toMatchObject({ on: false, why: expect.stringMatching(/error log/) });
});

it('is not taken in by a yaSSL that has a cipher list alone', () => {
  const at = (ssl_cert: string): boolean =>
    tlsState(parseServerVersion('5.6.24'), { variables: { have_ssl: 'YES', ssl_cert } }).on;
  expect(at('')).toBe(false);
  expect(at('/c.pem')).toBe(true);
});

it('reads privileges', () => {
  expect([
    ...grantsOf([['GRANT SELECT, CREATE USER ON *.* TO `a`@`%`'], ['GRANT INSERT ON `d`.* TO `a`@`%`']]),
  ]).toEqual(['SELECT', 'CREATE USER']);
  expect([...grantsOf([['GRANT USAGE ON *.* TO `a`@`%`'], ['GRANT `dba`@`%` TO `a`@`%`']])]).toEqual([]);
  expect(grantsOf(undefined).size).toBe(0);
});
