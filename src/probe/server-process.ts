import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Identity } from '../facts/file.ts';
import type { ProcessFact } from '../facts/server.ts';
import { type Accounts, identityOfProcess } from './identity.ts';

/** A server process of this machine, and the user that it runs as. */
export interface FoundProcess {
  readonly process: ProcessFact;
  readonly user: Identity | undefined;
  /** Its working folder, where it can be told: the data folder. */
  readonly cwd: string | undefined;
}

/** Environment variables that change what a server does; nothing else of its environment is looked at. */
const telling =
  /^(MYSQL_HOME|MARIADB_HOME|MYSQL_GROUP_SUFFIX|MARIADB_GROUP_SUFFIX|OPENSSL_CONF|OPENSSL_MODULES|SSL_CERT_FILE|SSL_CERT_DIR|HOME)=/;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** The words of a server's command line: its program and arguments, whatever loader runs it; undefined for other programs. */
export function serverWords(cmdline: string): { readonly program: string; readonly arguments: string[] } | undefined {
  const words = cmdline.split('\0').filter((word, index, all) => word !== '' || index < all.length - 1);
  const at = words.findIndex((word) => /(^|\/)(mysqld|mariadbd)(-debug|\.bin)?$/.test(word));
  if (at === -1) return undefined;
  // Only the program itself or what a loader runs: not `less /usr/sbin/mysqld`.
  if (at > 0 && !/(^|\/)ld-[^/]*\.so|qemu-|valgrind|gdb/.test(words[0] ?? '')) return undefined;
  return { program: words[at] ?? '', arguments: words.slice(at + 1) };
}

/** Inodes of the sockets that listen on a TCP port, from the text of /proc/net/tcp and tcp6. */
export function listeningInodes(text: string, port: number): Set<string> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = text.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    return state === '0A' && local.endsWith(`:${hex}`) && inode !== undefined ? [inode] : [];
  });
  return new Set(inodes);
}

/** The server of this machine that listens on the port, else the only one that runs here; undefined when there is none. */
export function findServerProcess(port: number | undefined, accounts: Accounts): FoundProcess | undefined {
  const running = serverPids();
  if (running.length === 0) return undefined;
  if (port !== undefined) {
    const inodes = listeningInodes(`${read('/proc/net/tcp') ?? ''}\n${read('/proc/net/tcp6') ?? ''}`, port);
    const owner = running.find((pid) => holds(pid, inodes));
    if (owner !== undefined) return describe(owner, accounts);
    const named = running.find((pid) => (read(`/proc/${pid}/cmdline`) ?? '').split('\0').includes(`--port=${port}`));
    if (named !== undefined) return describe(named, accounts);
    // Somebody else's server must not be taken for this one.
    if (inodes.size > 0 || running.length > 1) return undefined;
  }
  const [only] = running;
  return running.length === 1 && only !== undefined ? describe(only, accounts) : undefined;
}

function serverPids(): number[] {
  try {
    const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return names.map(Number).filter((pid) => serverWords(read(`/proc/${pid}/cmdline`) ?? '') !== undefined);
  } catch {
    return [];
  }
}

function holds(pid: number, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${fd}`) ?? '')?.[1];
      return inode !== undefined && inodes.has(inode);
    });
  } catch {
    return false;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function describe(pid: number, accounts: Accounts): FoundProcess | undefined {
  const words = serverWords(read(`/proc/${pid}/cmdline`) ?? '');
  if (words === undefined) return undefined;
  const environment = (read(`/proc/${pid}/environ`) ?? '').split('\0').filter((entry) => telling.test(entry));
  const confinement = read(`/proc/${pid}/attr/current`)?.replace(/[\0\n]+$/, '');
  const ours = link('/proc/self/ns/mnt');
  const theirs = link(`/proc/${pid}/ns/mnt`);
  return {
    user: identityOfProcess(read(`/proc/${pid}/status`) ?? '', accounts),
    cwd: link(`/proc/${pid}/cwd`),
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
