import type { AccountFact } from '../../facts/account.ts';
import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import { flavorOf } from './server-mend.ts';

/** `192.0.2.0/255.255.255.0` against an address (MySQL's account netmasks; IPv4 only). */
function inNet(pattern: string, host: string): boolean {
  const [net = '', mask = ''] = pattern.split('/');
  const number = (text: string): number | undefined => {
    const parts = text.split('.').map(Number);
    return parts.length === 4 && parts.every((part) => part >= 0 && part <= 255)
      ? parts.reduce((sum, part) => sum * 256 + part, 0)
      : undefined;
  };
  const bits = /^\d+$/.test(mask) ? (2 ** 32 - 2 ** (32 - Number(mask))) % 2 ** 32 : number(mask);
  const [a, b] = [number(net), number(host)];
  if (a === undefined || b === undefined || bits === undefined) return false;
  return (a & bits) === (b & bits);
}

/** Whether the host part of an account fits the client as the server sees it: `%` and `_` are wildcards, case is ignored. */
export function hostFits(pattern: string, host: string): boolean {
  if (pattern === '' || pattern === '%') return true;
  if (pattern.includes('/')) return inNet(pattern, host);
  const expression = pattern.toLowerCase().replaceAll(/\\?[\s\S]/g, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${expression}$`).test(host.toLowerCase());
}

/** Literal hosts come first, then patterns by how late their first wildcard stands, `%` and the empty host last (sql/auth/sql_auth_cache.cc, get_sort). */
function specificity({ host }: AccountFact): number {
  if (host === '' || host === '%') return host === '' ? 0 : 1;
  const at = host.search(/[%_]/);
  return at === -1 ? 1000 : at + 2;
}

/**
 * The account that the server takes: by host first, named users before anonymous ones; undefined when none fits.
 *
 * @param hosts The client's address and its name, where it has one: an account for either fits (compare_hostname in
 *   sql/auth/sql_auth_cache.cc).
 */
export function matchAccount(
  accounts: readonly AccountFact[],
  user: string,
  hosts: readonly string[],
  flavor: 'mysql' | 'mariadb' = 'mysql',
): AccountFact | undefined {
  // Of a name and its address MySQL takes the address (8.0.23 and later), MariaDB what is last by the alphabet (acl_user_compare).
  const tied = (a: AccountFact, b: AccountFact): number =>
    flavor === 'mariadb' ? (a.host < b.host ? 1 : -1) : Number(isIP.test(b.host)) - Number(isIP.test(a.host));
  return accounts
    .filter(
      (account) =>
        account.isRole !== true &&
        account.notLoaded !== true &&
        (account.user === user || account.user === '') &&
        fitsAny(account, hosts),
    )
    .sort((a, b) => specificity(b) - specificity(a) || Number(b.user !== '') - Number(a.user !== '') || tied(a, b))
    .at(0);
}

/** Whether the account is for one of the client's names. */
export function fitsAny({ host }: AccountFact, hosts: readonly string[]): boolean {
  return hosts.some((one) => hostFits(host, one));
}

/** All that the server compares with the hosts of accounts: the name that it gives the client, and the client's address. */
export function seenHosts(facts: Facts): string[] {
  const { to, from } = asked(facts) ?? {};
  const name = seenHost(facts);
  const local = to?.socket === undefined && /^(127\.|::1$)/.test(to?.address ?? '') ? to?.address : undefined;
  // The server's own word is an address where it has no name for it.
  const address =
    name !== undefined && isIP.test(name) ? undefined : to?.socket === undefined ? (from ?? local) : undefined;
  return [name, address].filter((one) => one !== undefined);
}

const isIP = /^[\d.]+$|:/;

/** How the server names the client: from its own words in a refusal or in the session. */
export function seenHost(facts: Facts): string | undefined {
  const attempt = asked(facts);
  const text = attempt?.login?.error?.text ?? attempt?.session?.user ?? '';
  return (
    facts.admin?.seenAs ??
    /'[^']*'@'([^']+)'/.exec(text)?.[1] ??
    /@([^@]+)$/.exec(attempt?.session?.user ?? '')?.[1] ??
    loopbackName(facts)
  );
}

/** What a server calls a client of its own machine where it did not say. */
function loopbackName(facts: Facts): string | undefined {
  const { address = '', socket } = asked(facts)?.to ?? {};
  if (socket !== undefined) return 'localhost';
  if (!/^(127\.|::1$)/.test(address)) return undefined;
  return /^(on|1)$/i.test(facts.admin?.variables?.skip_name_resolve ?? '') ? address : 'localhost';
}

/** The account that the client of these facts logs in to. */
export function matchedAccount(facts: Facts): AccountFact | undefined {
  const user = facts.client?.intent?.user;
  const hosts = seenHosts(facts);
  if (facts.admin?.matched !== undefined) return facts.admin.matched;
  if (user === undefined || hosts.length === 0 || facts.admin?.accounts === undefined) return undefined;
  return matchAccount(facts.admin.accounts, user, hosts, flavorOf(facts));
}
