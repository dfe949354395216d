import { codes } from '../base/codes.ts';
import { asTlsqlError, TlsqlError } from '../base/error.ts';
import type { FactKind } from '../facts/vantage.ts';
import type { Machine } from '../io/machine.ts';
import type { Skip } from './request.ts';

/** Looks at another machine that may be gone at any time. */
export interface LookThere {
  /**
   * What the work gives; undefined where the other machine could not be reached for it, which is noted for these kinds of
   * facts. Failures on this machine are thrown.
   */
  look<T>(work: () => Promise<T>, ...kinds: readonly FactKind[]): Promise<T | undefined>;
  /** Why the other machine was not looked at to the end; undefined where it was, or there is none. */
  why(): string | undefined;
}

/** @param machine the other machine; undefined: the server is looked at on this one. */
export function lookThere(machine: Machine | undefined, skip: Skip): LookThere {
  let lost: string | undefined;
  return {
    async look(work, ...kinds) {
      try {
        return await work();
      } catch (error) {
        if (machine === undefined || !(error instanceof TlsqlError) || error.code === 'internal') throw error;
        const why = `the server's machine could not be looked at: ${machineTrouble(error)}`;
        lost ??= why;
        skip(why, ...kinds);
        return undefined;
      }
    },
    why: () => lost,
  };
}

/** What happened, where, with its code and what to do: one clause. */
export function machineTrouble(error: unknown): string {
  const { code, message, detail } = asTlsqlError(error);
  const next = detail.next === undefined ? '' : ` (${detail.next.replaceAll(/[()]/g, '')})`;
  return `${codes[code].says}: ${message.replaceAll('; ', ', ')} [${code}]${next}`;
}
