import { type Deadline, deadlineIn } from '../base/deadline.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import type { DialTarget } from '../io/dial.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { accountsOf } from '../probe/accounts.ts';
import { accountsOn } from '../probe/identity.ts';
import { lookBehind } from '../probe/replica-source.ts';
import { probeRecovery, probeReplicas } from '../probe/replication.ts';
import { type NamedRow, namedRows } from '../session/named-rows.ts';
import type { Session } from '../session/open-session.ts';

/** So many failing channels are looked behind. */
const mostChannels = 4;

/** Adds the replication channels of the server of the session: their status, their files when it is on this machine, their sources. */
export async function withReplicas(
  admin: AdminFacts,
  session: Session,
  target: DialTarget,
  deadline: Deadline,
  machine: Machine = localMachine,
): Promise<AdminFacts> {
  const ask = (sql: string): Promise<NamedRow[]> => namedRows(session, sql);
  const own = await probeReplicas(ask, admin.flavor === 'mariadb');
  if (own === undefined) return admin;
  // A member that is in its group has no use for it any more: what it says then is history.
  const lost = admin.groupState !== undefined && admin.groupState !== 'ONLINE';
  const replicas = lost ? [...own, ...(await probeRecovery(ask))] : own;
  const dataFolder = admin.variables?.datadir;
  const view = {
    accounts: await accountsOn(machine),
    machine,
    ...((machine !== localMachine || isHere(target)) && dataFolder !== undefined ? { dataFolder } : {}),
  };
  const looked: ReplicaFact[] = [];
  for (const [index, replica] of replicas.entries()) {
    const millis = Math.min(1500, Math.max(500, deadline.left()));
    const seen = index < mostChannels ? await lookBehind(replica, view, deadlineIn(millis)) : replica;
    looked.push(await withAccount(seen, session, admin.flavor === 'mariadb'));
  }
  return { ...admin, replicas: looked };
}

function isHere(target: DialTarget): boolean {
  return 'socket' in target || /^(127\.|::1$|localhost$)/.test(target.host);
}

/** The account of a channel that is denied, where the replica has it as well and all rows of that name ask for the same. */
async function withAccount(replica: ReplicaFact, session: Session, mariadb: boolean): Promise<ReplicaFact> {
  if (replica.errno !== 1045) return replica;
  const rows =
    (await accountsOf(session, { user: replica.user, mariadb }))?.filter(({ user }) => user === replica.user) ?? [];
  const [first] = rows;
  const same = rows.every(({ require }) => require.kind === first?.require.kind);
  return first === undefined || !same ? replica : { ...replica, account: first };
}
