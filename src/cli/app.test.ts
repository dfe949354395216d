import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from './app.ts';
import type { Context, Output } from './context.ts';

/** Runs one command line and returns what it printed. */
async function cli(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const output = (to: 'out' | 'err'): Output => ({
    write: (text) => {
      said[to] += text;
    },
    isTTY: false,
    columns: 80,
  });
  const context: Context = {
    stdout: output('out'),
    stderr: output('err'),
    stdin: Readable.from([]),
    env: {},
    cwd: '/',
    home: '/nonexistent',
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
  return { status: await run(argv, context), ...said };
}

describe('app', () => {
  it('lists the commands', async () => {
    for (const argv of [[], ['--help'], ['help']]) {
      const { status, out } = await cli(...argv);
      expect(status).toBe(0);
      expect(out).toContain('usage: tlsql COMMAND');
    }
  });

  it('lists the commands that share a first word', async () => {
    for (const argv of [
      ['ca', '--help'],
      ['help', 'ca'],
    ]) {
      const { status, out } = await cli(...argv);
      expect(status).toBe(0);
      expect(out).toContain('ca init');
      expect(out).not.toContain('cert server');
    }
  });

  it('says its version', async () => {
    expect((await cli('--version')).out).toMatch(/^tlsql \d+\.\d+\.\d+/);
  });

  it('refuses what it does not know with status 2 and a hint', async () => {
    const { status, err } = await cli('conect');
    expect(status).toBe(2);
    expect(err).toMatch(/error: .*no command 'conect'.*\nhint: tlsql --help\n/);
  });

  it('prints an error as JSON where JSON was asked for', async () => {
    const { out } = await cli('conect', '--json');
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'usage', fault: 'user' } });
  });
});
