import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Flavor, ServerName, Traits } from '../../scripts/servers/catalogue.ts';
import { type RunningServer, startServer } from '../../scripts/servers/instance.ts';
import { serverOnPath } from '../../scripts/servers/path-server.ts';
import { type Candidate, type Choice, candidatesFor } from './candidates.ts';

/** A server that cases run on: what is known before it runs, and the running one inside `it`. */
export interface ServerUnderTest {
  readonly name: ServerName | 'path';
  readonly flavor: Flavor;
  readonly traits: Traits;
  /** The running server; to be called inside hooks and cases only. */
  readonly server: () => RunningServer;
}

/**
 * The same cases on every server: a `describe` each, with the server started once for it and ended after it.
 * Servers that this machine doesn't have are shown as skipped, with the reason.
 */
export function describeServers(title: string, body: (use: ServerUnderTest) => void, choice: Choice = {}): void {
  const candidates = candidatesFor(choice);
  if (candidates.length === 0) return;
  if (candidates.every(({ missing }) => missing !== null) && serverOnPath() === null) {
    describe.skip(`${title} (skipped: no MySQL or MariaDB server here)`, () =>
      body(underTest(candidates[0]!, notStarted)));
    return;
  }
  for (const candidate of candidates) {
    if (candidate.missing !== null) {
      describe.skip(`${title} on ${candidate.name} (skipped: ${candidate.missing})`, () =>
        body(underTest(candidate, notStarted)));
      continue;
    }
    describe(`${title} on ${candidate.name}`, () => {
      let running: RunningServer | undefined;
      beforeAll(async () => {
        running = await startServer(candidate.name, choice.start);
      });
      afterAll(async () => running?.stop());
      body(underTest(candidate, () => running ?? notStarted()));
    });
  }
}

/** One case on every server; it may leave the server in any state, as it has one to itself. */
export function eachServer(
  title: string,
  run: (server: RunningServer, use: ServerUnderTest) => Promise<void>,
  choice: Choice = {},
): void {
  describeServers(title, (use) => it('holds', () => run(use.server(), use)), choice);
}

function underTest(candidate: Candidate, server: () => RunningServer): ServerUnderTest {
  return { name: candidate.name, flavor: candidate.flavor, traits: candidate.traits, server };
}

function notStarted(): never {
  throw new Error('the server runs inside hooks and cases only');
}
