import type { AroundFact } from '../facts/admin.ts';
import type { Asking } from './admin.ts';

/** Counters of the server at one moment, and the connection that read them. */
export interface Counters {
  readonly id: number;
  /** Whether that connection had TLS itself. */
  readonly tls: boolean;
  /** By lower-case name. */
  readonly values: Readonly<Record<string, number>>;
}

const names = [
  'Ssl_accepts',
  'Ssl_finished_accepts',
  'Aborted_connects',
  'Access_denied_errors',
  'Connections',
  'Uptime',
];

/** Reads the counters that our own attempts move. */
export async function countersOf(session: Asking): Promise<Counters> {
  const { connectionId, tls } = session.facts;
  const rows = await session.query(
    `SHOW GLOBAL STATUS WHERE Variable_name IN (${names.map((name) => `'${name}'`).join(', ')})`,
  );
  const values = rows.map(([name, value]) => [(name ?? '').toLowerCase(), Number(value)] as const);
  return { id: connectionId, tls: tls !== undefined, values: Object.fromEntries(values) };
}

/**
 * What moved between two looks, the connection of the second one taken off. Undefined where the server was started anew
 * in between, which sets all of it back.
 */
export function aroundOf(before: Counters, after: Counters): AroundFact | undefined {
  const since = (name: string): number => (after.values[name] ?? 0) - (before.values[name] ?? 0);
  if (since('uptime') < 0 || after.id <= before.id) return undefined;
  const own: Readonly<Record<string, number>> = {
    connections: 1,
    ...(after.tls ? { ssl_accepts: 1, ssl_finished_accepts: 1 } : {}),
  };
  const moved = Object.keys(after.values)
    .filter((name) => name !== 'uptime')
    .map((name) => [name, since(name) - (own[name] ?? 0)] as const);
  return { ids: [before.id, after.id], delta: Object.fromEntries(moved) };
}
