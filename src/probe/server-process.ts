import type { Identity } from '../facts/file.ts';
import type { ProcessFact } from '../facts/server.ts';
import { type Accounts, identityOfProcess } from './identity.ts';
import type { ProcView } from './proc-view.ts';

/** A server process of this machine, and the user that it runs as. */
export interface FoundProcess {
  readonly process: ProcessFact;
  readonly user: Identity | undefined;
  /** Its working folder, where it can be told: the data folder. */
  readonly cwd: string | undefined;
  /** The program's file, and the loader before it where there is one. */
  readonly command: readonly string[];
}

/** Environment variables that change what a server does; nothing else of its environment is looked at. */
const telling =
  /^(MYSQL_HOME|MARIADB_HOME|MYSQL_GROUP_SUFFIX|MARIADB_GROUP_SUFFIX|OPENSSL_CONF|OPENSSL_MODULES|SSL_CERT_FILE|SSL_CERT_DIR|HOME|LD_LIBRARY_PATH|LD_PRELOAD)=/;

/** The words of a server's command line: its program and arguments, whatever loader runs it; undefined for other programs. */
export function serverWords(
  cmdline: string,
): { readonly program: string; readonly arguments: string[]; readonly command: string[] } | undefined {
  const words = cmdline.split('\0').filter((word, index, all) => word !== '' || index < all.length - 1);
  const at = words.findIndex((word) => /(^|\/)(mysqld|mariadbd)(-debug|\.bin)?$/.test(word));
  if (at === -1) return undefined;
  // Only the program itself or what a loader runs: not `less /usr/sbin/mysqld`.
  if (at > 0 && !/(^|\/)ld-[^/]*\.so|qemu-|valgrind|gdb/.test(words[0] ?? '')) return undefined;
  return { program: words[at] ?? '', arguments: words.slice(at + 1), command: words.slice(0, at + 1) };
}

/** The server processes of a machine. */
export function serverPids(view: ProcView): number[] {
  const pids = (view.names('/proc') ?? []).filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.filter((pid) => serverWords(view.text(`/proc/${pid}/cmdline`) ?? '') !== undefined);
}

/** The inodes of a process's sockets; undefined where this user may not look. */
export function socketsOf(pid: number, view: ProcView): Set<string> | undefined {
  const names = view.names(`/proc/${pid}/fd`);
  if (names === undefined) return undefined;
  const inodes = names.map((fd) => /^socket:\[(\d+)\]$/.exec(view.link(`/proc/${pid}/fd/${fd}`) ?? '')?.[1]);
  return new Set(inodes.filter((inode) => inode !== undefined));
}

/** What can be seen of a server process; undefined when it is gone. */
export function describeProcess(pid: number, accounts: Accounts, view: ProcView): FoundProcess | undefined {
  const words = serverWords(view.text(`/proc/${pid}/cmdline`) ?? '');
  if (words === undefined) return undefined;
  const [first = '', ...rest] = words.command;
  const environment = (view.text(`/proc/${pid}/environ`) ?? '').split('\0').filter((entry) => telling.test(entry));
  const confinement = view.text(`/proc/${pid}/attr/current`)?.replace(/[\0\n]+$/, '');
  const ours = view.link('/proc/self/ns/mnt');
  const theirs = view.link(`/proc/${pid}/ns/mnt`);
  return {
    user: identityOfProcess(view.text(`/proc/${pid}/status`) ?? '', accounts),
    cwd: view.link(`/proc/${pid}/cwd`),
    command: [view.link(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '') ?? first, ...rest],
    process: {
      pid,
      program: words.program,
      arguments: words.arguments,
      environment: Object.fromEntries(
        environment.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
      ),
      ...(confinement === undefined || confinement === '' ? {} : { confinement }),
      ...(ours === undefined || theirs === undefined ? {} : { ownMounts: ours !== theirs }),
    },
  };
}
