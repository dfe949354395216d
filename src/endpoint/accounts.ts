import type { TlsFacts } from '../mysql/handshake-step.ts';
import { compareHosts, hostFits, type Peer } from './account-hosts.ts';
import { type RequireClause, unmetRequire } from './require.ts';

/** An account as mysql.user has it. */
export interface Account {
  /** Empty for the anonymous user. */
  readonly user: string;
  /** Name, address, pattern, network; in lower case. */
  readonly host: string;
  readonly plugin: string;
  /** authentication_string, one character a byte (latin1). */
  readonly stored: string;
  readonly require: RequireClause;
  readonly locked: boolean;
  /** Privileges in upper case by level as SHOW GRANTS prints it: `*.*` → `ALL PRIVILEGES`. */
  readonly grants: ReadonlyMap<string, ReadonlySet<string>>;
}

/** `'user'@'host'`, quotes doubled. */
export function accountName({ user, host }: Pick<Account, 'user' | 'host'>): string {
  return `'${user.replaceAll("'", "''")}'@'${host.replaceAll("'", "''")}'`;
}

/**
 * The account that a login of `user` from `peer` gets: the first that fits, hosts from specific to general, the
 * anonymous user after named ones. A server looks no further when the password then is wrong.
 */
export function findAccount(accounts: readonly Account[], user: string, peer: Peer): Account | undefined {
  return accounts
    .filter((account) => (account.user === user || account.user === '') && hostFits(account.host, peer))
    .sort((a, b) => compareHosts(a.host, b.host) || anonymousLast(a, b))[0];
}

/** Is there any account for that host at all? Where there is none the server says 1130 instead of a greeting. */
export function hostAllowed(accounts: readonly Account[], peer: Peer): boolean {
  return accounts.some((account) => hostFits(account.host, peer));
}

/** Why the account lets nobody in over this connection although the password was right. */
export type Objection =
  | { readonly kind: 'require'; readonly log: string | undefined }
  | { readonly kind: 'locked' }
  | { readonly kind: 'insecure-transport' };

/** Order of MySQL's acl_authenticate: REQUIRE clause, lock, require_secure_transport. */
export function objectionTo(
  account: Account,
  tls: TlsFacts | undefined,
  server: { readonly secureOnly: boolean; readonly socket: boolean; readonly flavor: 'mysql' | 'mariadb' },
): Objection | undefined {
  const unmet = unmetRequire(account.require, tls, server.flavor);
  if (unmet !== undefined) return { kind: 'require', log: unmet.log };
  if (account.locked) return { kind: 'locked' };
  if (server.secureOnly && tls === undefined && !server.socket) return { kind: 'insecure-transport' };
  return undefined;
}

function anonymousLast(a: Account, b: Account): number {
  return Number(a.user === '') - Number(b.user === '');
}
