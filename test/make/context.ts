import { Readable } from 'node:stream';
import type { Context, Output } from '../../src/cli/context.ts';

/** A context for tests: what is printed is kept, nothing of the machine is seen. */
export function testContext(over: Partial<Context> & { readonly input?: string } = {}): {
  context: Context;
  said: { out: string; err: string };
} {
  const said = { out: '', err: '' };
  const output = (to: 'out' | 'err'): Output => ({
    write: (text) => {
      said[to] += text;
    },
    isTTY: false,
    columns: 80,
  });
  const { input, ...rest } = over;
  const context: Context = {
    stdout: output('out'),
    stderr: output('err'),
    stdin: Readable.from(input === undefined ? [] : [input]),
    env: {},
    cwd: '/',
    home: '/nonexistent',
    now: () => new Date(0),
    signal: new AbortController().signal,
    ...rest,
  };
  return { context, said };
}
