import { expect } from 'vitest';
import type { Check, Found } from '../../src/checks/engine/check.ts';
import { mendLines } from '../../src/checks/engine/mend-lines.ts';
import { stepsBetween } from '../../src/checks/engine/state.ts';
import type { ClientFacts } from '../../src/facts/client.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { ServerFacts } from '../../src/facts/server.ts';
import { makeFacts } from './facts.ts';
import { mysql } from './files.ts';

/** Runs a check and expects so many findings; each says what, with evidence, and leads somewhere. */
export function finds(check: Check, facts: Facts, times: number): readonly Found[] {
  const outcome = check.run(facts);
  const found = 'notChecked' in outcome ? [] : outcome;
  expect(found.map(({ what }) => what)).toHaveLength(times);
  for (const { what, evidence, leadsTo } of found) {
    expect(what.trim()).not.toBe('');
    expect(Object.keys(evidence).length).toBeGreaterThan(0);
    for (const state of leadsTo ?? check.leadsTo) expect(stepsBetween(state, state)).toBe(0);
  }
  return found;
}

/** The lines that a finding prints. */
export function fixOf(found: Found | undefined, facts: Facts): readonly string[] {
  return found?.mends?.flatMap((mend) => mendLines(mend, facts)) ?? found?.fix ?? [];
}

/** A server that runs as `mysql` with these files. */
export function makeServer(files: NonNullable<ServerFacts['files']>, parts: Partial<ServerFacts> = {}): Facts {
  return makeFacts({ server: { user: mysql, files, ...parts } });
}

/** A client that runs as `mysql` (any user who is not root) with these files. */
export function makeClient(files: NonNullable<ClientFacts['files']>): Facts {
  return makeFacts({ client: { user: mysql, files } });
}
