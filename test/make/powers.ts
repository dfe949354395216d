import type { Powers } from '../../src/fix/plan-fix.ts';
import type { PathState } from '../../src/fix/why-not.ts';

/** Root on a machine where every one of the paths is a file. */
export function makePowers(paths: readonly string[], parts: Partial<Powers> = {}): Powers {
  const state = (real: string): PathState => ({ type: 'file', uid: 0, real, writable: true });
  return {
    uid: 0,
    paths: new Map(paths.map((path) => [path, state(path)])),
    allowRestart: false,
    acl: true,
    edited: () => ({ before: 'a', after: 'b', details: ['- x', '+ y'] }),
    ...parts,
  };
}
