import { posix } from 'node:path';
import type { ListenerFact } from '../facts/server.ts';
import { tcpListeners } from './proc-net.ts';
import { localProc, type ProcView } from './proc-view.ts';
import { serverWords, socketsOf } from './server-process.ts';

/** The process that listens on a TCP address of this machine, whatever it is; undefined where none is seen. */
export function listenerOn(port: number, address: string, view: ProcView = localProc): ListenerFact | undefined {
  const all = tcpListeners(`${view.text('/proc/net/tcp') ?? ''}\n${view.text('/proc/net/tcp6') ?? ''}`);
  const here = all.filter((one) => one.port === port);
  // The kernel prefers the socket of the very address.
  const own = here.filter((one) => one.address === address);
  const inodes = (own.length > 0 ? own : here.filter(({ address: any }) => any === '0.0.0.0' || any === '::')).map(
    ({ inode }) => inode,
  );
  if (inodes.length === 0) return undefined;
  const pids = (view.names('/proc') ?? []).filter((name) => /^\d+$/.test(name)).map(Number);
  // Where several processes share the socket, the first has opened it.
  const pid = pids.sort((a, b) => a - b).find((one) => holds(socketsOf(one, view), inodes));
  return pid === undefined ? undefined : describe(pid, view);
}

function holds(sockets: ReadonlySet<string> | undefined, inodes: readonly string[]): boolean {
  return inodes.some((inode) => sockets?.has(inode) === true);
}

function describe(pid: number, view: ProcView): ListenerFact {
  const status = view.text(`/proc/${pid}/status`) ?? '';
  const stopped = /^State:\t[Tt]/m.test(status);
  const name = /^Name:\t(.*)$/m.exec(status)?.[1];
  return { pid, program: programOf(pid, name, view) ?? 'unknown', ...(stopped ? { stopped } : {}) };
}

/**
 * The name people know the process by: the server's own, else the kernel's name of it (a script has its own, where
 * the executable is the interpreter), unless the process renamed its thread (Node 24: "MainThread").
 */
function programOf(pid: number, name: string | undefined, view: ProcView): string | undefined {
  const line = view.text(`/proc/${pid}/cmdline`) ?? '';
  const words = serverWords(line);
  if (words !== undefined) return posix.basename(words.program);
  const exe = view.link(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '');
  const started = [exe ?? '', ...line.split('\0')].map((word) => posix.basename(word)).filter((word) => word !== '');
  // The kernel keeps 15 bytes of a name (proc_pid_comm(5)).
  const known = name !== undefined && (started.length === 0 || started.some((word) => word.startsWith(name)));
  return known ? name : (started[0] ?? name);
}
