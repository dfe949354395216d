import { posix } from 'node:path';
import { can } from '../mysql/abilities.ts';
import { accountText, sameAccount } from './account-name.ts';
import type { Found } from './found.ts';
import type { SecureIntent } from './intent.ts';
import type { Situation } from './situation.ts';
import type { Refusal } from './step.ts';
import type { TlsPlace } from './tls-place.ts';

/** Why the plan as a whole can't be carried out, besides what single steps say. */
export function refusalsOf(
  situation: Situation,
  intent: SecureIntent,
  place: TlsPlace,
  found: Found,
  needs: { readonly needFiles: boolean; readonly restarts: boolean; readonly changes: boolean },
): Refusal[] {
  return [
    ...found.faults.map((what) => ({
      id: 'material-unusable',
      what,
      fix: 'give other files, or a CA folder with --ca',
    })),
    ...hostRefusals(situation, intent, place, found, needs.needFiles),
    ...accountRefusals(situation, intent),
    ...(needs.changes ? privilegeRefusals(situation, intent) : []),
  ];
}

function hostRefusals(
  { host }: Situation,
  intent: SecureIntent,
  { paths }: TlsPlace,
  { placed }: Found,
  needFiles: boolean,
): Refusal[] {
  if (!intent.files) return [];
  if (host === undefined) {
    const what = "the server doesn't run on this machine, so its files can't be changed from here";
    return [{ id: 'server-elsewhere', what, fix: 'run tlsql there, or add --no-files' }];
  }
  const folder = posix.dirname(paths.key);
  const refusals: Refusal[] = [];
  if (host.optionFile === undefined)
    refusals.push({
      id: 'option-file-unknown',
      what: 'which option file the server reads is not known',
      fix: 'name it with --config',
    });
  else if (!host.optionFile.writable)
    refusals.push({
      id: 'option-file-read-only',
      what: `${host.optionFile.path} can't be written from here`,
      fix: 'run as its owner or as root',
    });
  if (host.user === undefined)
    refusals.push({
      id: 'server-user-unknown',
      what: 'as which user the server runs is not known',
      fix: 'run tlsql where the server process can be seen',
    });
  if (needFiles && placed.directory === 'no-directory')
    refusals.push({
      id: 'install-folder-unusable',
      what: `${folder} is no folder`,
      fix: 'name another one with --install-dir',
    });
  if (needFiles && !placed.writable)
    refusals.push({
      id: 'install-folder-read-only',
      what: `${folder} can't be written from here`,
      fix: 'run as root, or name another folder with --install-dir',
    });
  if (placed.unreachable !== undefined)
    refusals.push({
      id: 'tls-parent-dir-not-searchable',
      what: `the server's user can't reach ${folder}: ${placed.unreachable}`,
      fix: 'name another folder with --install-dir',
    });
  return refusals;
}

function accountRefusals(situation: Situation, intent: SecureIntent): Refusal[] {
  const refusals: Refusal[] = [];
  if (intent.accounts.length > 0 && situation.accounts === undefined)
    refusals.push({
      id: 'accounts-unreadable',
      what: 'the account table could not be read',
      fix: 'log in as an account that may SELECT from mysql.user',
    });
  const own = intent.accounts.find(
    ({ account, require }) => require !== 'ssl' && sameAccount(account, situation.admin.account),
  );
  if (own !== undefined)
    refusals.push({
      id: 'own-account',
      what: `${accountText(own.account)} is the account of this very session, which would lock itself out`,
      fix: 'log in with another account',
    });
  const role = intent.accounts.find(({ account }) =>
    situation.accounts?.some((one) => one.isRole === true && sameAccount(one, account)),
  );
  if (role !== undefined)
    refusals.push({
      id: 'require-on-role-ignored',
      what: `${accountText(role.account)} is a role, and servers ignore REQUIRE there`,
      fix: 'name the accounts that have the role',
    });
  if (intent.enforce && can(situation.server, 'require-secure-transport') === false)
    refusals.push({
      id: 'enforce-unknown',
      what: 'this server has no require_secure_transport',
      fix: 'leave out --enforce and give every account --require ssl',
    });
  return refusals;
}

function privilegeRefusals({ grants, variables, server }: Situation, intent: SecureIntent): Refusal[] {
  const has = (...names: readonly string[]): boolean => grants.has('*') || names.some((name) => grants.has(name));
  const refusals: Refusal[] = [];
  const lacks = (what: string, names: string): void =>
    void refusals.push({
      id: 'privilege-missing',
      what: `this account may not ${what}`,
      fix: `GRANT ${names} to it, or log in as root`,
    });
  if (grants.size === 0) return [];
  if (intent.accounts.length > 0 && !has('CREATE USER')) lacks('change accounts', 'CREATE USER ON *.*');
  const settable = can(server, 'alter-instance-reload-tls') === true;
  if ((settable || intent.enforce) && !has('SUPER', 'SYSTEM_VARIABLES_ADMIN'))
    lacks('set global variables', 'SYSTEM_VARIABLES_ADMIN ON *.*');
  if (settable && !has('SUPER', 'CONNECTION_ADMIN')) lacks('reload TLS', 'CONNECTION_ADMIN ON *.*');
  if (/^(on|1)$/i.test(variables.super_read_only ?? '') && intent.accounts.length > 0)
    refusals.push({
      id: 'server-read-only',
      what: 'super_read_only is on, so accounts cannot be changed here',
      fix: 'run this on the source of the replication',
    });
  return refusals;
}
