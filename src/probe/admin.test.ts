import { expect, it } from 'vitest';
import { type Asking, probeAdmin } from './admin.ts';

const server = (flavor: string, answers: Record<string, (string | null)[][]>): Asking =>
  ({
    facts: { server: { version: '9.7.4', flavor } },
    query: async (sql: string) => {
      const key = Object.keys(answers).find((part) => sql.includes(part));
      if (key === undefined) throw new Error('denied');
      return answers[key] ?? [];
    },
  }) as unknown as Asking;

it('gathers what it may see and leaves out the rest', async () => {
  const admin = await probeAdmin(
    server('MySQL', {
      'GLOBAL VARIABLES': [
        ['ssl_ca', '/a.pem'],
        ['Have_SSL', 'YES'],
      ],
      'mysql.user': [['app', '%', 'caching_sha2_password', 'SPECIFIED', '/CN=app', '', '']],
      tls_channel_status: [
        ['mysql_main', 'Enabled', 'Yes'],
        ['mysql_main', 'Current_tls_ca', 'ca.pem'],
      ],
    }),
    'app',
  );
  expect(admin).toMatchObject({
    flavor: 'mysql',
    variables: { ssl_ca: '/a.pem', have_ssl: 'YES' },
    accounts: [{ user: 'app', host: '%', require: { kind: 'SPECIFIED', subject: '/CN=app' } }],
    channels: [{ channel: 'mysql_main', properties: { Enabled: 'Yes', Current_tls_ca: 'ca.pem' } }],
  });
  expect(admin.status).toBeUndefined();
});

it('asks for the account by a name that cannot break out', async () => {
  const asked: string[] = [];
  const session = server('MariaDB', {});
  await probeAdmin(
    {
      ...session,
      query: async (sql) => {
        asked.push(sql);
        throw new Error('no');
      },
    },
    "o'b\\",
  );
  expect(asked.find((sql) => sql.includes('mysql.user'))).toContain("IN ('o''b\\\\', '')");
});
