import { TlsqlError } from '../../src/base/error.ts';
import type { Line } from './corpus.ts';
import { randomFrom } from './mutate.ts';
import type { Target } from './targets.ts';

/** What one input did to one target. */
export interface Attempt {
  /** Behaviour in short: target, and the code and place of the error. Inputs with a new one are worth keeping. */
  readonly signature: string;
  /** What must not happen, or undefined. */
  readonly finding: string | undefined;
}

/** An input may take so much time of the processor (a busy machine makes everything long); the costliest honest one (2^8 × 1024 rounds of PBKDF2) takes a quarter of a second. */
const MILLIS_MAX = 3000;
/** … and leave this much more memory behind than there was, garbage included. */
const BYTES_MAX = 48 * 1024 * 1024;

/** Codes that a peer's bytes may lead to: its own fault, or our refusal. */
const ALLOWED = new Set(['peer', 'refused']);

/** Runs one input; `seed` decides the target's own choices. */
export function attempt(target: Target, lines: readonly Line[], seed: number): Attempt {
  const before = memory();
  const start = process.cpuUsage();
  const { outcome, odd } = outcomeOf(target, lines, seed);
  const { user, system } = process.cpuUsage(start);
  const millis = (user + system) / 1000;
  const grown = memory() - before;
  const finding =
    odd ??
    (millis > MILLIS_MAX ? `took ${Math.round(millis)} ms` : undefined) ??
    (grown > BYTES_MAX ? `took ${Math.round(grown / 1024 / 1024)} MiB` : undefined);
  return { signature: `${target.name} ${outcome}`, finding };
}

function outcomeOf(target: Target, lines: readonly Line[], seed: number): { outcome: string; odd: string | undefined } {
  try {
    target.run(lines, randomFrom(seed));
    return { outcome: 'taken', odd: undefined };
  } catch (error) {
    if (!(error instanceof TlsqlError)) return { outcome: 'odd', odd: String((error as Error).stack ?? error) };
    const outcome = `${error.code} ${(error.detail.at ?? '').replaceAll(/\d+/g, 'N')}`;
    return { outcome, odd: ALLOWED.has(error.fault) ? undefined : `${error.code}: ${error.stack}` };
  }
}

function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
