import type { RequireClause } from '../facts/account.ts';
import { can } from '../mysql/abilities.ts';
import type { ServerVersion } from '../mysql/server-version.ts';
import { type AccountName, accountText, sqlText } from './account-name.ts';

/** The clause in SQL: `REQUIRE SUBJECT '/CN=app' AND ISSUER '…'`. */
export function requireSql(clause: RequireClause): string {
  if (clause.kind !== 'SPECIFIED') return `REQUIRE ${clause.kind}`;
  const parts = (['subject', 'issuer', 'cipher'] as const).flatMap((name) => {
    const value = clause[name];
    return value === undefined ? [] : [`${name.toUpperCase()} ${sqlText(value)}`];
  });
  return parts.length === 0 ? 'REQUIRE X509' : `REQUIRE ${parts.join(' AND ')}`;
}

/** Whether two clauses demand the same. */
export function sameRequire(a: RequireClause, b: RequireClause): boolean {
  return requireSql(a) === requireSql(b);
}

/** The statement that gives an account that is there the clause; GRANT where the server's ALTER USER knows no REQUIRE. */
export function requireStatement(server: ServerVersion, account: AccountName, clause: RequireClause): string {
  return can(server, 'create-user-require') === false
    ? `GRANT USAGE ON *.* TO ${accountText(account)} ${requireSql(clause)}`
    : `ALTER USER ${accountText(account)} ${requireSql(clause)}`;
}

/** The statement that makes an account with the clause. Holds the password: never to be shown. */
export function createStatement(
  server: ServerVersion,
  account: AccountName,
  clause: RequireClause,
  password: string,
): string {
  const by = `IDENTIFIED BY ${sqlText(password)} ${requireSql(clause)}`;
  return can(server, 'create-user-require') === false
    ? `GRANT USAGE ON *.* TO ${accountText(account)} ${by}`
    : `CREATE USER ${accountText(account)} ${by}`;
}

/** What an account's clause looks at when a client comes. Names in the one-line form of the server's library. */
export interface Shown {
  readonly tls: boolean;
  readonly certificate?: { readonly subject: string; readonly issuer: string };
  readonly cipher?: string;
}

/**
 * Why an account with this clause refuses the client, as a clause; undefined when it lets it in (sql/auth/sql_authentication.cc,
 * acl_authenticate: names and cipher are compared byte by byte).
 */
export function refusedBecause(clause: RequireClause, shown: Shown): string | undefined {
  if (clause.kind === 'NONE') return undefined;
  if (!shown.tls) return 'the connection is not encrypted';
  if (clause.kind === 'SSL') return undefined;
  const { subject, issuer, cipher } = clause;
  const wantsCertificate = clause.kind === 'X509' || subject !== undefined || issuer !== undefined;
  if (wantsCertificate && shown.certificate === undefined) return 'it shows no certificate';
  const pairs = [
    ['subject', subject, shown.certificate?.subject],
    ['issuer', issuer, shown.certificate?.issuer],
    ['cipher', cipher, shown.cipher],
  ] as const;
  for (const [what, wanted, seen] of pairs) {
    if (wanted !== undefined && seen !== undefined && wanted !== seen)
      return `the ${what} is ${seen} and the account wants ${wanted}`;
  }
  return undefined;
}
