import type { Said } from './run-doctor.ts';
import type { Scenario, Side } from './scenario.ts';

type Expected = Pick<Scenario, 'id' | 'also' | 'clientSees'>;
type Answer = Pick<Said, 'verdict' | 'cause' | 'what' | 'candidates' | 'loud' | 'noise' | 'status'>;

/** What became of one fault from one side. */
export interface JudgedRow {
  readonly id: string;
  readonly variant: string;
  readonly server: string;
  readonly side: Side | '-';
  /** `narrowed`: the right one is among several, or what was observed is said; `silent`: no cause; `wrong`: another cause. */
  readonly mark: 'right' | 'narrowed' | 'silent' | 'wrong' | 'no setup';
  readonly said: string;
  readonly opened: number;
  readonly counted: number;
  readonly millis: number;
  /** Whether the fix lines made it work; undefined where they were not tried. */
  readonly mended?: boolean;
  readonly after?: string;
  /** The fix lines of the last answer. */
  readonly fix?: readonly string[];
}

/** How an answer from one side is to be called. */
export function markOf(scenario: Expected, side: Side, said: Answer): JudgedRow['mark'] {
  if (said.noise !== undefined) return said.status === 2 && said.noise.includes('"error"') ? 'narrowed' : 'wrong';
  if (scenario.id === 'healthy') return said.verdict === 'healthy' && said.loud.length === 0 ? 'right' : 'wrong';
  if (said.cause === undefined) return 'silent';
  if ([scenario.id, ...(scenario.also ?? [])].includes(said.cause)) return 'right';
  if (said.candidates.includes(scenario.id)) return 'narrowed';
  return side === 'client' && (scenario.clientSees ?? []).includes(said.cause) ? 'narrowed' : 'wrong';
}

/** What was said, in one line. */
export function text(said: Answer): string {
  if (said.noise !== undefined) return `no document: ${said.noise}`;
  const rest = said.loud.filter((id) => id !== said.cause);
  return `${said.cause ?? said.verdict}${said.cause === undefined ? '' : ` (${said.what})`}${rest.length === 0 ? '' : ` + ${rest.join(' ')}`}`;
}
