import { Readable } from 'node:stream';
import { run } from '../../src/cli/app.ts';
import type { Context, Output } from '../../src/cli/context.ts';

/** What one command line printed and ended with. */
export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process; `stdin` is what it can read there, `cwd` where relative paths begin. */
export async function cli(
  argv: readonly string[],
  more: Partial<Context> & { readonly input?: string } = {},
): Promise<Said> {
  const said = { out: '', err: '' };
  const output = (to: 'out' | 'err'): Output => ({
    write: (text) => {
      said[to] += text;
    },
    isTTY: false,
    columns: 80,
  });
  const { input = '', ...context } = more;
  const status = await run(argv, {
    stdout: output('out'),
    stderr: output('err'),
    stdin: Readable.from(input === '' ? [] : [input]),
    env: {},
    cwd: '/',
    home: '/nonexistent',
    now: () => new Date(),
    signal: new AbortController().signal,
    ...context,
  });
  return { status, ...said };
}
