import { type ChildProcess, spawn } from 'node:child_process';
import { statement } from '../arrange.ts';
import { goodFiles } from '../kit.ts';
import { runProgram } from '../run-doctor.ts';
import { modern, type Scenario, type Stage } from '../scenario.ts';

interface Parts {
  readonly sql: readonly string[];
  readonly mysqld?: readonly string[];
  readonly flags?: readonly string[];
  readonly user?: string;
  readonly after?: (stage: Stage) => Promise<void>;
  readonly sides?: readonly ('client' | 'both')[];
}

const made = "CREATE USER app@'%' IDENTIFIED BY 'Pw1!'";

/** An account `app` on a server with TLS, without a client certificate. */
const s = (id: string, variant: string, parts: Parts, more: Partial<Scenario> = {}): Scenario => ({
  id,
  variant,
  servers: modern,
  clientSees: ['login-denied'],
  make: (kit) => {
    const good = goodFiles(kit);
    return {
      mysqld: [...good.lines, ...(parts.mysqld ?? [])],
      sql: parts.sql,
      client: [
        `-u${parts.user ?? 'app'}`,
        '-pPw1!',
        '--ssl-mode=VERIFY_CA',
        `--ssl-ca=${good.caPath}`,
        ...(parts.flags ?? []),
      ],
      sides: parts.sides ?? ['client', 'both'],
      after: async (stage) => {
        await parts.after?.(stage);
        return undefined;
      },
    };
  },
  ...more,
});

/** An edit of the account table in the words of the product. */
const edit =
  (mysql: string, mariadb: string) =>
  async ({ server, kit }: Stage): Promise<void> =>
    await statement(server, kit.server === 'mysql9' ? mysql : mariadb);

/** Logins by TCP with a wrong password. */
async function guess({ server, port }: Stage, times: number): Promise<void> {
  const [program = '', ...args] = server?.clientCommand('mysql') ?? [];
  const own = args.filter((word) => !/^--(protocol|socket|user)=/.test(word));
  for (let count = 0; count < times; count += 1)
    await runProgram(program, [...own, '-h127.0.0.1', `-P${port}`, '-uapp', '-pwrong', '-e', 'SELECT 1']);
}

/** A session of app's that stays. */
async function hold({ server, port, clean }: Stage): Promise<void> {
  const [program = '', ...args] = server?.clientCommand('mysql') ?? [];
  const own = args.filter((word) => !/^--(protocol|socket|user)=/.test(word));
  const words = [...own, '-h127.0.0.1', `-P${port}`, '-uapp', '-pPw1!', '-e', 'SELECT SLEEP(60)'];
  const held: ChildProcess = spawn(program, words, { stdio: 'ignore' });
  clean(() => void held.kill());
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

export const accountsMore: readonly Scenario[] = [
  s('account-table-edited-directly', 'REQUIRE taken out of the table', {
    sql: [`${made} REQUIRE X509`],
    after: edit(
      "UPDATE mysql.user SET ssl_type='' WHERE user='app'",
      "UPDATE mysql.global_priv SET priv=JSON_SET(priv,'$.ssl_type',0) WHERE user='app'",
    ),
  }),
  s('account-table-edited-directly', 'another host in the table', {
    sql: ["CREATE USER app@'10.0.0.1' IDENTIFIED BY 'Pw1!'"],
    after: edit(
      "UPDATE mysql.user SET host='%' WHERE user='app'",
      "UPDATE mysql.global_priv SET host='%' WHERE user='app'",
    ),
  }),
  s(
    'account-table-edited-directly',
    'unlocked in the table',
    {
      sql: [`${made} ACCOUNT LOCK`],
      after: edit(
        "UPDATE mysql.user SET account_locked='N' WHERE user='app'",
        "UPDATE mysql.global_priv SET priv=JSON_SET(priv,'$.account_locked',false) WHERE user='app'",
      ),
    },
    { clientSees: ['account-locked', 'login-denied'] },
  ),
  s(
    'account-connection-limit-reached',
    'one session held',
    { sql: [`${made} WITH MAX_USER_CONNECTIONS 1`], after: hold },
    { byHand: 'who holds the others is known to a person' },
  ),
  s('account-connection-limit-reached', 'an hour of logins', {
    sql: [`${made} WITH MAX_CONNECTIONS_PER_HOUR 1`],
    after: async (stage) => {
      const [program = '', ...args] = stage.server?.clientCommand('mysql') ?? [];
      const own = args.filter((word) => !/^--(protocol|socket|user)=/.test(word));
      for (const _ of [1, 2])
        await runProgram(program, [...own, '-h127.0.0.1', `-P${stage.port}`, '-uapp', '-pPw1!', '-e', 'SELECT 1']);
    },
  }),
  s(
    'account-host-not-matched-skip-name-resolve',
    'a name',
    {
      sql: ["CREATE USER app@'localhost' IDENTIFIED BY 'Pw1!'"],
      mysqld: ['skip-name-resolve'],
    },
    { clientSees: ['account-host-not-allowed'] },
  ),
  s(
    'account-locked',
    'by failed logins',
    { sql: [`${made} FAILED_LOGIN_ATTEMPTS 2 PASSWORD_LOCK_TIME 1`], after: (stage) => guess(stage, 3) },
    { servers: ['mysql9'], also: ['account-blocked-by-failed-logins'] },
  ),
  s(
    'account-locked',
    'max_password_errors',
    { sql: [made, 'SET GLOBAL max_password_errors=2'], after: (stage) => guess(stage, 3) },
    { servers: ['maria10', 'maria11'], also: ['account-blocked-by-failed-logins'] },
  ),
  s(
    'account-password-expired',
    'by its age',
    {
      sql: [
        `${made} PASSWORD EXPIRE INTERVAL 1 DAY`,
        "UPDATE mysql.user SET password_last_changed='2020-01-01' WHERE user='app'",
        'FLUSH PRIVILEGES',
      ],
    },
    { servers: ['mysql9'], byHand: 'a new password' },
  ),
  s('account-password-wrong', 'the name in another case', { sql: [made], user: 'App' }, { byHand: 'the name' }),
  s(
    'account-locked',
    'a role',
    { sql: ['CREATE ROLE app', "ALTER USER app IDENTIFIED BY 'Pw1!'"] },
    { servers: ['mysql9'] },
  ),
  s('healthy', 'a netmask', {
    sql: ["CREATE USER app@'127.0.0.0/255.0.0.0' IDENTIFIED BY 'Pw1!'"],
    mysqld: ['skip-name-resolve'],
  }),
  s('healthy', 'a wildcard and an anonymous account elsewhere', {
    sql: ["CREATE USER app@'local%' IDENTIFIED BY 'Pw1!'", "CREATE USER ''@'10.%' IDENTIFIED BY 'x'"],
  }),
];
