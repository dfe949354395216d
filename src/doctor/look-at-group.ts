import type { Deadline } from '../base/deadline.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { FileFact } from '../facts/file.ts';
import type { GroupFact, GroupFileRole } from '../facts/group.ts';
import type { ServerFacts } from '../facts/server.ts';
import type { DialTarget } from '../io/dial.ts';
import { localMachine } from '../io/local-machine.ts';
import { type Machine, textOf } from '../io/machine.ts';
import type { TlsMaterial } from '../io/tls-facts.ts';
import { fileFact } from '../probe/file-fact.ts';
import { type GroupOptions, groupOptions } from '../probe/group-options.ts';
import { tryPeer } from '../probe/group-peer.ts';
import { accountsOn } from '../probe/identity.ts';

/** So many other members are tried. */
const mostPeers = 3;

/**
 * What is known of the group of a server, and how its other members answer where it is not among them.
 * @param reach the way to them; undefined: nothing is dialled
 */
export async function lookAtGroup(
  { admin, server }: { readonly admin: AdminFacts | undefined; readonly server: ServerFacts | undefined },
  deadline: Deadline,
  reach: ((target: DialTarget) => Promise<DialTarget>) | undefined,
  machine: Machine = localMachine,
): Promise<GroupFact | undefined> {
  const options = groupOptions(admin?.variables ?? {}, server?.inForce ?? {});
  if (options === undefined) return undefined;
  const state = stateOf(options, admin);
  const base = server?.dataFolder?.path ?? '/';
  // Paths of a server that runs elsewhere are not those of this machine.
  const files = server === undefined ? {} : await filesOf(options.files, base, machine);
  const material = await materialOf(files, machine);
  const joined = joinedOf(options, state, admin);
  const tried =
    joined === true || reach === undefined
      ? []
      : options.peers.slice(0, mostPeers).map(async (peer) => {
          const millis = Math.min(1500, Math.max(300, deadline.left()));
          return await tryPeer(peer, await reach(peer), material, deadlineIn(millis));
        });
  return {
    kind: options.kind,
    ssl: options.ssl,
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(state === undefined ? {} : { state }),
    ...(joined === undefined ? {} : { joined }),
    files,
    peers: await Promise.all(tried),
  };
}

function stateOf({ kind }: GroupOptions, admin: AdminFacts | undefined): string | undefined {
  return kind === 'galera' ? admin?.status?.wsrep_cluster_status : admin?.groupState;
}

/** A Galera node that is alone is in no group with others: it may have been made the first of a new one. */
function joinedOf(
  { kind, peers }: GroupOptions,
  state: string | undefined,
  admin: AdminFacts | undefined,
): boolean | undefined {
  if (state === undefined) return undefined;
  if (kind === 'group-replication') return state === 'ONLINE';
  const size = Number(admin?.status?.wsrep_cluster_size ?? 0);
  return state === 'Primary' && (size > 1 || peers.length < 2);
}

async function filesOf(
  named: GroupOptions['files'],
  base: string,
  machine: Machine,
): Promise<Partial<Record<GroupFileRole, FileFact>>> {
  const view = { base, accounts: await accountsOn(machine), machine };
  const all = Object.entries(named).map(async ([role, path]) => [role, await fileFact(path, view)] as const);
  return Object.fromEntries(await Promise.all(all));
}

/** Without a pair that can be read, the handshake still shows whether the other one speaks TLS. */
async function materialOf(
  { ca, cert, key }: Partial<Record<GroupFileRole, FileFact>>,
  machine: Machine,
): Promise<TlsMaterial> {
  const [caText, certText, keyText] = await Promise.all(
    [ca, cert, key].map((file) => (file === undefined ? undefined : textOf(machine, file.path))),
  );
  return {
    ...(caText === undefined ? {} : { ca: [caText] }),
    ...(certText === undefined || keyText === undefined ? {} : { cert: certText, key: keyText }),
  };
}
