import type { AccountFact, RelatedAccount, RequireClause } from '../facts/account.ts';
import type { Session } from '../session/open-session.ts';
import { passwordFits } from './password-fits.ts';

type Row = readonly (string | null)[];
type Asking = Pick<Session, 'query'>;

/** Whose accounts are asked for, on which server. */
export interface AccountQuestion {
  /** Undefined: all. */
  readonly user: string | undefined;
  readonly mariadb: boolean;
  /** The password that the client sends: only whether it fits leaves this folder. */
  readonly password?: string;
}

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const base = ['User', 'Host', 'plugin', 'ssl_type', 'x509_subject', 'x509_issuer', 'ssl_cipher'];

/** MariaDB keeps the lock in the JSON behind the view (since 10.4); MySQL has it as a column (since 5.7.6). */
function statements({ user, mariadb }: AccountQuestion): string[] {
  const where = user === undefined ? '' : ` WHERE User IN (${literal(user)}, '')`;
  const locked = mariadb
    ? "(SELECT JSON_VALUE(g.Priv, '$.account_locked') FROM mysql.global_priv g WHERE g.User = u.User AND g.Host = u.Host)"
    : 'account_locked';
  const more = [locked, 'password_expired', 'max_user_connections', 'authentication_string'];
  return [
    `SELECT ${[...base, ...more].join(', ')} FROM mysql.user u${where} LIMIT 5000`,
    `SELECT ${[...base, "'N'", ...more.slice(1)].join(', ')} FROM mysql.user u${where} LIMIT 5000`,
    `SELECT ${base.join(', ')} FROM mysql.user u${where} LIMIT 5000`,
  ];
}

/** The accounts of a user's name and the anonymous ones; undefined where the login may not see them. */
export async function accountsOf(session: Asking, question: AccountQuestion): Promise<AccountFact[] | undefined> {
  const mayTry = statements(question);
  // Columns that an old server lacks are left out.
  for (const sql of mayTry) {
    try {
      return (await session.query(sql)).map((row) => accountFact(row, question));
    } catch (error) {
      if (!/unknown column|doesn't exist|no such/i.test(String(error))) return undefined;
    }
  }
  return undefined;
}

function accountFact(row: Row, { mariadb, password }: AccountQuestion): AccountFact {
  const [user, host, plugin, type, subject, issuer, cipher, locked, expired, most, stored] = row;
  const method = plugin === null || plugin === '' || plugin === undefined ? 'mysql_native_password' : plugin;
  const fits =
    password === undefined || stored === undefined ? undefined : passwordFits(method, stored ?? '', password);
  return {
    user: user ?? '',
    host: host ?? '',
    // Old servers leave the plugin empty for their default.
    plugin: method,
    require: requireClause(type ?? '', subject ?? '', issuer ?? '', cipher ?? ''),
    ...(mariadb && host === '' ? { isRole: true } : {}),
    ...(locked === undefined ? {} : { locked: /^(y|1|true)$/i.test(locked ?? '') }),
    ...(expired === undefined ? {} : { passwordExpired: /^(y|1|true)$/i.test(expired ?? '') }),
    ...(stored === undefined ? {} : { passwordEmpty: stored === '' || stored === null }),
    ...(Number(most ?? 0) > 0 ? { maxUserConnections: Number(most) } : {}),
    ...(fits === undefined ? {} : { passwordFits: fits }),
  };
}

const kinds: Readonly<Record<string, RequireClause['kind']>> = {
  '': 'NONE',
  ANY: 'SSL',
  X509: 'X509',
  SPECIFIED: 'SPECIFIED',
};

/** The clause behind the columns of mysql.user. */
export function requireClause(type: string, subject: string, issuer: string, cipher: string): RequireClause {
  return {
    kind: kinds[type] ?? 'NONE',
    ...(subject === '' ? {} : { subject }),
    ...(issuer === '' ? {} : { issuer }),
    ...(cipher === '' ? {} : { cipher }),
  };
}

/** Roles of the user that have a REQUIRE clause, and accounts that it may stand for; undefined where it may not be seen. */
export async function relatedAccounts(
  session: Asking,
  user: string,
  mariadb: boolean,
): Promise<RelatedAccount[] | undefined> {
  const of = literal(user);
  const proxied = `SELECT 'proxied', u.User, u.Host, u.ssl_type, p.Host FROM mysql.proxies_priv p JOIN mysql.user u ON u.User = p.Proxied_user AND u.Host = p.Proxied_host WHERE p.User IN (${of}, '') AND p.Proxied_user <> ''`;
  const roles = `SELECT 'role', u.User, u.Host, u.ssl_type, e.TO_HOST FROM mysql.role_edges e JOIN mysql.user u ON u.User = e.FROM_USER AND u.Host = e.FROM_HOST WHERE e.TO_USER = ${of} AND u.ssl_type <> ''`;
  for (const sql of mariadb ? [proxied] : [`${proxied} UNION ALL ${roles}`, proxied]) {
    try {
      return (await session.query(`${sql} LIMIT 200`)).map(([as, name, host, type, ofHost]) => ({
        as: as === 'role' ? 'role' : 'proxied',
        user: name ?? '',
        host: host ?? '',
        require: kinds[type ?? ''] ?? 'NONE',
        ofHost: ofHost ?? '',
      }));
    } catch {
      // The table of roles is younger than 8.0.
    }
  }
  return undefined;
}
