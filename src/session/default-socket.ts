import { fail } from '../base/error.ts';

/** Where packages put the server's socket: Debian, Red Hat, MySQL's own builds, SUSE; in this order. */
export const socketPaths: readonly string[] = [
  '/var/run/mysqld/mysqld.sock',
  '/var/lib/mysql/mysql.sock',
  '/tmp/mysql.sock',
  '/run/mysql/mysql.sock',
];

/** The first of the usual sockets that is there; fails with `socket-missing` and the names of all that were tried. */
export async function defaultSocket(exists: (path: string) => Promise<boolean>): Promise<string> {
  for (const path of socketPaths) if (await exists(path)) return path;
  return fail('socket-missing', {
    at: 'localhost',
    seen: `no socket at ${socketPaths.join(', ')}`,
    next: 'give the path with -S, or go over TCP with -h 127.0.0.1',
    fields: { tried: socketPaths.join(' '), errno: 'ENOENT' },
  });
}
