import type { Facts } from '../../facts/facts.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import type { Found, Json } from './check.ts';
import { replicaFault } from './replica-fault.ts';
import { replicasFromLog } from './replica-log.ts';

/** The channels of this server, as its status shows them, else as its log does. */
export function channelsOf(facts: Facts): readonly ReplicaFact[] {
  return facts.admin?.replicas ?? replicasFromLog(facts.log);
}

/** The `run` of a check about a replication channel: a finding for each channel whose fault is `id`. */
export function foundReplica(
  id: string,
  mend: (facts: Facts, replica: ReplicaFact) => readonly string[],
): (facts: Facts) => readonly Found[] {
  return (facts) =>
    channelsOf(facts).flatMap((replica) => {
      const fault = replicaFault(facts, replica);
      if (fault?.id !== id) return [];
      const { certainty, candidates } = fault;
      return [
        {
          what: `the replication channel${replica.channel === '' ? '' : ` ${replica.channel}`} from ${replica.host}:${replica.port} ${fault.what}`,
          evidence: evidenceOf(replica),
          certainty,
          fix: mend(facts, replica),
          ...(candidates === undefined || candidates.length === 0 ? {} : { candidates }),
        },
      ];
    });
}

function evidenceOf(replica: ReplicaFact): Record<string, Json> {
  const { channel, host, port, user, ssl, verifies, files, io, errno, error, source } = replica;
  const state = { ssl, verifies, io, errno, error, chain: source?.tls?.verified?.error };
  const known = Object.entries(state).filter(([, value]) => value !== undefined) as [string, Json][];
  return { channel, source: `${user}@${host}:${port}`, files: { ...files }, ...Object.fromEntries(known) };
}
