import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { listenerOn } from './listener.ts';
import type { ProcView } from './proc-view.ts';

const line = (local: string, inode: string): string => `0: ${local} 00000000:0000 0A 0:0 00:0 0 0 0 ${inode} 1`;

function machine(texts: Readonly<Record<string, string>>): ProcView {
  const names: Record<string, string[]> = { '/proc': ['1', '42', 'net'], '/proc/42/fd': ['3'] };
  return {
    text: (path) => texts[path],
    names: (path) => names[path],
    link: (path) => (path === '/proc/42/fd/3' ? 'socket:[77]' : undefined),
    inode: () => undefined,
  };
}

it('names the process, and whether it is stopped', () => {
  const status = 'Name:\thaproxy\nState:\tT (stopped)\n';
  const view = machine({ '/proc/net/tcp': line('0100007F:0CEA', '77'), '/proc/42/status': status });
  expect(listenerOn(3306, '127.0.0.1', view)).toEqual({ pid: 42, program: 'haproxy', stopped: true });
  expect(listenerOn(3306, '127.0.0.2', view)).toBeUndefined();
  expect(listenerOn(3307, '127.0.0.1', view)).toBeUndefined();
});

it('takes the very address before any, and any where there is no other', () => {
  const texts = { '/proc/42/status': 'Name:\tredis-server\nState:\tS (sleeping)\n' };
  const any = machine({ ...texts, '/proc/net/tcp': line('00000000:0CEA', '77') });
  expect(listenerOn(3306, '127.0.0.1', any)?.program).toBe('redis-server');
  const other = machine({
    ...texts,
    '/proc/net/tcp': `${line('00000000:0CEA', '77')}\n${line('0100007F:0CEA', '78')}`,
  });
  expect(listenerOn(3306, '127.0.0.1', other)).toBeUndefined();
});

it('takes the executable or script where a thread has renamed the process', () => {
  const named = (name: string, cmdline: string): string | undefined =>
    listenerOn(
      3306,
      '127.0.0.1',
      machine({
        '/proc/net/tcp': line('0100007F:0CEA', '77'),
        '/proc/42/status': `Name:\t${name}\n`,
        '/proc/42/cmdline': cmdline,
      }),
    )?.program;
  expect(named('MainThread', '/usr/bin/node\0relay.js\0')).toBe('node');
  expect(named('relay.py', 'python3\0/opt/relay.py\0')).toBe('relay.py');
  expect(named('a-name-longer-t', '/opt/a-name-longer-than-15\0')).toBe('a-name-longer-t');
  expect(named('kworker', '')).toBe('kworker');
});

it('finds a process of this machine', async () => {
  const program =
    "require('net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port) })";
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    expect(listenerOn(port, '127.0.0.1')).toMatchObject({ pid: child.pid, program: 'node' });
  } finally {
    child.kill();
  }
});
