import { asTlsqlError } from './error.ts';

/** Things that are all tried, whatever comes of each. */
export interface Trouble {
  /** What failed, each a clause: `WHAT: why`. */
  readonly said: readonly string[];
  readonly attempt: (what: string, work: () => Promise<void>) => Promise<void>;
}

/** Nothing has failed yet. */
export function trouble(): Trouble {
  const said: string[] = [];
  return {
    said,
    async attempt(what, work) {
      try {
        await work();
      } catch (error) {
        said.push(`${what}: ${asTlsqlError(error).message}`);
      }
    },
  };
}
