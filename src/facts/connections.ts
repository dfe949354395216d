import type { Attempt } from './wire.ts';

/** How many connections attempts took, and how many of them servers count against this host. */
export function connectionsOf(attempts: readonly Attempt[]): { readonly opened: number; readonly counted: number } {
  const sum = (some: readonly Attempt[]): number => some.reduce((all, { connections = 1 }) => all + connections, 0);
  return { opened: sum(attempts), counted: sum(attempts.filter(({ counted }) => counted === true)) };
}
