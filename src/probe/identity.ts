import { readFileSync } from 'node:fs';
import type { Identity } from '../facts/file.ts';
import { type Machine, textOf } from '../io/machine.ts';

/** The account database: names and numbers of users and groups. */
export interface Accounts {
  readonly users: readonly {
    readonly name: string;
    readonly uid: number;
    readonly gid: number;
    readonly home: string;
  }[];
  readonly groups: readonly { readonly name: string; readonly gid: number; readonly members: readonly string[] }[];
}

/** Reads texts in the forms of passwd(5) and group(5); lines that are not of that form are passed over. */
export function parseAccounts(passwd: string, group: string): Accounts {
  const fields = (text: string): string[][] => text.split('\n').map((line) => line.split(':'));
  return {
    users: fields(passwd).flatMap(([name = '', , uid, gid, , home = '']) =>
      uid === undefined || gid === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid), home }],
    ),
    groups: fields(group).flatMap(([name = '', , gid, members = '']) =>
      gid === undefined
        ? []
        : [{ name, gid: Number(gid), members: members.split(',').filter((member) => member !== '') }],
    ),
  };
}

/** The account database of this machine; empty where there is none. */
export function readAccounts(): Accounts {
  try {
    return parseAccounts(readFileSync('/etc/passwd', 'utf8'), readFileSync('/etc/group', 'utf8'));
  } catch {
    return { users: [], groups: [] };
  }
}

/** The account database of a machine; empty where there is none. */
export async function accountsOn(machine: Machine): Promise<Accounts> {
  const [passwd, group] = await Promise.all(['/etc/passwd', '/etc/group'].map((path) => textOf(machine, path)));
  return parseAccounts(passwd ?? '', group ?? '');
}

/** A user by name or number, with the groups that the database gives it; undefined when there is none. */
export function identityOf(who: string | number, accounts: Accounts): Identity | undefined {
  const user = accounts.users.find(({ name, uid }) => name === who || uid === who);
  if (user === undefined) return typeof who === 'number' ? { uid: who, gid: who, groups: [] } : undefined;
  const groups = accounts.groups.filter(({ members }) => members.includes(user.name)).map(({ gid }) => gid);
  return { name: user.name, uid: user.uid, gid: user.gid, groups };
}

/** The user that a process runs as, from `/proc/PID/status`: its own groups, and those that it would have after a restart. */
export function identityOfProcess(status: string, accounts: Accounts): Identity | undefined {
  const numbers = (field: string): number[] | undefined =>
    new RegExp(`^${field}:\\s*(.*)$`, 'm')
      .exec(status)?.[1]
      ?.trim()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(Number);
  const [, uid] = numbers('Uid') ?? [];
  const [, gid] = numbers('Gid') ?? [];
  if (uid === undefined || gid === undefined) return undefined;
  const groups = numbers('Groups') ?? [];
  const known = identityOf(uid, accounts);
  const later = known?.groups.filter((group) => !groups.includes(group) && group !== gid) ?? [];
  return {
    uid,
    gid,
    groups,
    ...(known?.name === undefined ? {} : { name: known.name }),
    ...(later.length === 0 ? {} : { groupsNotYetTaken: later }),
  };
}
