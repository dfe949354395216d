import { describe, expect, it } from 'vitest';
import type { ProcView } from './proc-view.ts';
import { type ServerClues, whichServer } from './which-server.ts';

interface Made {
  readonly pid: number;
  readonly words?: string;
  readonly uid?: number;
  /** Undefined: this user may not look into it. */
  readonly sockets?: readonly string[];
  readonly folder?: string;
}

const nobody = { read: () => ({ kind: 'missing' as const }), list: () => null };

/** A machine with servers of two users; `tcp` are lines `address:port uid inode`. */
function machine(
  made: readonly Made[],
  tcp: readonly string[],
  files: Readonly<Record<string, string>> = {},
): ProcView {
  const lines = tcp.map((one) => {
    const [local = '', uid, inode] = one.split(' ');
    return `0: ${local} 00000000:0000 0A 0:0 00:0 0 ${uid} 0 ${inode} 1`;
  });
  const texts: Record<string, string> = { '/proc/net/tcp': lines.join('\n'), ...files };
  const names: Record<string, string[]> = { '/proc': ['1', ...made.map(({ pid }) => String(pid)), 'net'] };
  const links: Record<string, string> = {};
  const inodes: Record<string, string> = { '/data/a': 'A', '/data/b': 'B' };
  for (const { pid, words = '/usr/sbin/mysqld', uid = 104, sockets, folder } of made) {
    texts[`/proc/${pid}/cmdline`] = `${words.replaceAll(' ', '\0')}\0`;
    texts[`/proc/${pid}/status`] = `Uid:\t${uid}\t${uid}\t${uid}\t${uid}\nGid:\t${uid}\t${uid}\t${uid}\t${uid}\n`;
    if (sockets !== undefined) names[`/proc/${pid}/fd`] = sockets.map((_, at) => String(at));
    for (const [at, inode] of (sockets ?? []).entries()) links[`/proc/${pid}/fd/${at}`] = `socket:[${inode}]`;
    if (folder !== undefined) inodes[`/proc/${pid}/cwd`] = folder;
  }
  return {
    text: (path) => texts[path],
    names: (path) => names[path],
    link: (path) => links[path],
    inode: (path) => inodes[path],
  };
}

function check(view: ProcView, clues: ServerClues, expected: number | RegExp): void {
  const which = whichServer(clues, { users: [], groups: [] }, { view, options: nobody });
  if (typeof expected === 'number') expect(which.found?.process.pid ?? which).toBe(expected);
  else expect(which.found === undefined ? which.why : which).toMatch(expected);
}

const here = '0100007F:0CEA';
const there = '0200007F:0CEA';

describe('as root', () => {
  const two = [
    { pid: 41, sockets: ['11'], folder: 'A' },
    { pid: 42, sockets: ['12'], folder: 'B' },
  ];
  const view = machine(two, [`${here} 104 11`, `${there} 104 12`, '0100007F:0CEB 104 13']);

  it('tells two servers on one port apart', () => {
    check(view, { listens: { port: 3306, address: '127.0.0.2' } }, 42);
    check(view, { listens: { port: 3306 }, dataFolder: '/data/a' }, 41);
    check(view, { listens: { port: 3306 } }, /2 servers of this machine could be it/);
    check(view, { dataFolder: '/data/b' }, 42);
  });

  it('knows by the socket, by either name of its folder', () => {
    const unix = '0: 00000002 00000000 00010000 0001 01 u /run/mysqld/mysqld.sock'.replace(' u ', ' 77 ');
    const seen = machine(
      [
        { pid: 41, sockets: ['77'] },
        { pid: 42, sockets: ['78'] },
      ],
      [],
      { '/proc/net/unix': unix },
    );
    check(seen, { socket: '/var/run/mysqld/mysqld.sock' }, 41);
  });

  it('does not take the only server for one that is not there', () => {
    const only = machine(
      [{ pid: 41, words: '/usr/sbin/mysqld --port=3307', sockets: ['11'] }],
      ['0100007F:0CEB 104 11'],
    );
    check(only, { listens: { port: 3306 } }, /nothing listens on port 3306 .*process 41 listens on port 3307/);
    check(machine([], []), { listens: { port: 3306 } }, /no server process can be seen/);
  });

  it('knows one that is told to listen there and does not', () => {
    const quiet = machine([{ pid: 41, words: '/usr/sbin/mysqld --port=3306 --skip-networking', sockets: [] }], []);
    check(quiet, { listens: { port: 3306 } }, 41);
  });

  it('takes no container for its machine, and no proxy for the server', () => {
    check(
      machine([{ pid: 41, sockets: ['11'], folder: 'elsewhere' }], [`${here} 104 11`]),
      { listens: { port: 3306 }, dataFolder: '/data/a' },
      /container/,
    );
    check(
      machine([{ pid: 41, sockets: ['19'] }], [`${here} 0 11`]),
      { listens: { port: 3306 } },
      /none of the servers/,
    );
  });
});

describe('as another user', () => {
  const view = (words: readonly string[], tcp: readonly string[], files = {}): ProcView =>
    machine(
      words.map((word, at) => ({ pid: 41 + at, words: word })),
      tcp,
      files,
    );

  it('goes by the pid file and by the command line', () => {
    const files = { '/data/a/x.pid': '42\n' };
    check(
      view(['mysqld --port=3306', 'mysqld --port=3306'], [`${here} 104 11`], files),
      { listens: { port: 3306 }, dataFolder: '/data/a', pidFile: 'x.pid' },
      42,
    );
    check(view(['mysqld --port=3306', 'mysqld --port=3307'], [`${here} 104 11`]), { listens: { port: 3306 } }, 41);
    check(view(['mysqld --datadir=/data/a/', 'mysqld'], []), { dataFolder: '/data/a' }, 41);
  });

  it('believes no process whose user does not own the socket, and no two', () => {
    check(
      view(['mysqld --port=3306'], [`${here} 999 11`]),
      { listens: { port: 3306 } },
      /none of the servers.*into which this user may not look/,
    );
    check(view(['mysqld', 'mysqld'], [`${here} 104 11`]), { listens: { port: 3306 } }, /2 servers/);
  });
});
