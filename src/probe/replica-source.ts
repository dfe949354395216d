import type { Deadline } from '../base/deadline.ts';
import type { FileFact } from '../facts/file.ts';
import type { ReplicaFact, ReplicaFileRole } from '../facts/replication.ts';
import type { Attempt } from '../facts/wire.ts';
import { localMachine } from '../io/local-machine.ts';
import { type Machine, textOf } from '../io/machine.ts';
import type { TlsMaterial } from '../io/tls-facts.ts';
import { type AttemptPlan, makeAttempt } from './attempt.ts';
import { fileFact } from './file-fact.ts';
import type { Accounts } from './identity.ts';

/** What is needed to look behind a channel. */
export interface SourceView {
  /** The data folder, against which the replica takes relative paths; undefined: it is on another machine. */
  readonly dataFolder?: string;
  readonly accounts: Accounts;
  /** The replica's; this one unless said. */
  readonly machine?: Machine;
}

type Connect = (plan: AttemptPlan, deadline: Deadline) => Promise<Attempt>;

/**
 * Looks at the files of a channel that fails, and at its source as the channel would: with its CA and certificate. There is
 * no password in it: the login is denied in good order, which nobody counts.
 */
export async function lookBehind(
  replica: ReplicaFact,
  view: SourceView,
  deadline: Deadline,
  connect: Connect = makeAttempt,
): Promise<ReplicaFact> {
  const failing = replica.io !== 'Yes' && replica.errno !== undefined;
  if ((!failing && !mayBePlain(replica)) || replica.host.startsWith('/')) return replica;
  const seen = view.dataFolder === undefined ? undefined : await filesOf(replica, view.dataFolder, view);
  const looked = seen === undefined ? replica : { ...replica, seen };
  const material = await materialOf(seen ?? {}, view.machine ?? localMachine);
  if (material === undefined) return looked;
  const source = await connect(
    {
      purpose: 'other',
      target: { host: replica.host, port: replica.port },
      user: replica.user,
      password: '',
      tls: 'must',
      material,
      verifyChain: material.ca !== undefined,
      ...(replica.verifies === true ? { verifyName: replica.host } : {}),
    },
    deadline,
  );
  return { ...looked, source };
}

/** MariaDB takes MASTER_SSL=1 without verification for a wish: it goes on in plain text where the source has no TLS. */
function mayBePlain({ io, ssl, verifies }: ReplicaFact): boolean {
  return io === 'Yes' && ssl === true && verifies === false;
}

async function filesOf(
  { files }: ReplicaFact,
  base: string,
  { accounts, machine = localMachine }: SourceView,
): Promise<Partial<Record<ReplicaFileRole, FileFact>>> {
  const seen: Partial<Record<ReplicaFileRole, FileFact>> = {};
  for (const [role, named] of Object.entries(files))
    seen[role as ReplicaFileRole] = await fileFact(named, { base, accounts, machine });
  return seen;
}

/** What the channel brings to a handshake; undefined where one of its files cannot be used, which is the finding. */
async function materialOf(
  seen: Partial<Record<ReplicaFileRole, FileFact>>,
  machine: Machine,
): Promise<TlsMaterial | undefined> {
  const files = [seen.ca, seen.cert, seen.key];
  const texts = await Promise.all(files.map((file) => (file === undefined ? undefined : textOf(machine, file.path))));
  if (files.some((file, index) => file !== undefined && texts[index] === undefined)) return undefined;
  const [ca, cert, key] = texts;
  return {
    ...(ca === undefined ? {} : { ca: [ca] }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}
