import type { Facts } from '../../facts/facts.ts';
import type { FactKind } from '../../facts/vantage.ts';

const readers: Record<FactKind, (facts: Facts) => unknown> = {
  'client.program': (facts) => facts.client?.program,
  'client.options': (facts) => facts.client?.options ?? facts.client?.intent,
  'client.files': (facts) => facts.client?.files,
  'client.driver': (facts) => facts.client?.driver,
  'client.complaint': (facts) => facts.client?.complaint,
  'wire.name': (facts) => facts.wire?.name,
  'wire.attempts': (facts) => facts.wire?.attempts[0],
  'server.process': (facts) => facts.server?.process,
  'server.options': (facts) => facts.server?.options,
  'server.files': (facts) => facts.server?.files,
  'server.host': (facts) => facts.server?.host,
  'log.lines': (facts) => facts.log,
  'admin.variables': (facts) => facts.admin?.variables,
  'admin.status': (facts) => facts.admin?.status,
  'admin.accounts': (facts) => facts.admin?.accounts,
  'admin.replication': (facts) => facts.admin?.replicas,
  'server.group': (facts) => facts.group,
};

/** What only the user can tell. */
const notGiven: Partial<Record<FactKind, string>> = {
  'client.program': 'the client that fails was not named (--client)',
  'client.driver': "the driver's connection string was not given (--client-config)",
  'server.group': 'the server was not seen to be in a Galera cluster or a replication group',
  'client.complaint': 'the text that the client showed was not given (--said)',
};

/** Whether that kind of fact was observed in this run. */
export function hasFact(facts: Facts, kind: FactKind): boolean {
  return readers[kind](facts) !== undefined;
}

/** Why a check that reads `kinds` could not look; undefined when at least one of them was observed. */
export function whyNotLooked(facts: Facts, kinds: readonly FactKind[]): string | undefined {
  if (kinds.some((kind) => hasFact(facts, kind))) return undefined;
  const reasons = kinds.map(
    (kind) => facts.notLooked.find(({ what }) => what === kind)?.why ?? notGiven[kind] ?? `${kind} was not looked at`,
  );
  return [...new Set(reasons)].join('; ');
}
