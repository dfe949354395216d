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
  const name = /^Name:\t(.*)$/m.exec(status)?.[1];
  const exe = view.link(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '');
  const words = serverWords(view.text(`/proc/${pid}/cmdline`) ?? '');
  const server = words === undefined ? undefined : posix.basename(words.program);
  const stopped = /^State:\t[Tt]/m.test(status);
  return {
    pid,
    // A loader or an interpreter that runs it has another name than the process.
    program: server ?? name ?? (exe === undefined ? 'unknown' : posix.basename(exe)),
    ...(stopped ? { stopped } : {}),
  };
}
