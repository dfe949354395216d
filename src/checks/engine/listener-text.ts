import type { Facts } from '../../facts/facts.ts';
import type { Json } from './check.ts';

/** Who listens where the client connected, to follow what was seen of it; empty where that is not known. */
export function listenerText({ listener }: Facts): string {
  if (listener === undefined) return '';
  const { program, pid, stopped } = listener;
  return `; ${program} (process ${pid}) listens there${stopped === true ? ' and is stopped' : ''}`;
}

/** The same as evidence. */
export function listenerEvidence({ listener }: Facts): Readonly<Record<string, Json>> {
  return listener === undefined ? {} : { listener: `${listener.program} (process ${listener.pid})` };
}
