import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { ReplicaFact, ReplicaFileRole } from '../../facts/replication.ts';
import { pairVerdict } from './key-pair.ts';
import { modeText, pathObstacle, userText } from './path-access.ts';

/** Why the replica cannot use one of its TLS files. */
export interface ReplicaFileTrouble {
  readonly role: ReplicaFileRole;
  readonly file: FileFact;
  readonly relative: boolean;
  /** A clause about the file; undefined where it is there and opens. */
  readonly trouble: string | undefined;
}

/** The files that do not open for the server's user, and those that are named without a folder. */
export function replicaFileTroubles(facts: Facts, replica: ReplicaFact): readonly ReplicaFileTrouble[] {
  return Object.entries(replica.seen ?? {}).flatMap(([name, file]) => {
    const role = name as ReplicaFileRole;
    const relative = !file.named.startsWith('/');
    const trouble = troubleOf(facts, role, file);
    return trouble === undefined && !relative ? [] : [{ role, file, relative, trouble }];
  });
}

function troubleOf(facts: Facts, role: ReplicaFileRole, file: FileFact): string | undefined {
  const last = file.steps.at(-1);
  if (last?.type === 'missing') return `${last.path} does not exist`;
  const user = facts.server?.user;
  if (user === undefined) return undefined;
  const found = pathObstacle(file, user, role === 'capath' || role === 'crlpath' ? 'folder' : 'file');
  if (found === undefined) return undefined;
  return `${userText(user)} may not ${found.step.type === 'directory' ? 'pass' : 'read'} ${found.step.path} (${modeText(found.step)})`;
}

/** Whether certificate and key of the channel belong together; undefined where they were not both read. */
export function replicaPair({ seen }: ReplicaFact): boolean | undefined {
  const verdict = pairVerdict(seen?.cert?.content, seen?.key?.content);
  return verdict === undefined ? undefined : verdict.kind === 'pair';
}
