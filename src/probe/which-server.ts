import { posix } from 'node:path';
import type { OtherServer } from '../facts/server.ts';
import { localOptionFiles } from '../io/option-source.ts';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';
import { type Accounts, identityOfProcess } from './identity.ts';
import { type TcpListener, tcpListeners, unixListeners } from './proc-net.ts';
import { localProc, type ProcView } from './proc-view.ts';
import { serverOptions } from './server-options.ts';
import { describeProcess, type FoundProcess, serverPids, serverWords, socketsOf } from './server-process.ts';

/** What is known of the server that is looked for: from the connection, and from its own variables. */
export interface ServerClues {
  /** Where it listens on TCP; without an address, at any. */
  readonly listens?: { readonly port: number; readonly address?: string };
  /** Its Unix socket. */
  readonly socket?: string;
  /** `@@pid_file` and `@@datadir`. */
  readonly pidFile?: string;
  readonly dataFolder?: string;
}

/** The process of the server, or why it cannot be told (a clause) and which servers there are. */
export type WhichServer =
  | { readonly found: FoundProcess }
  | { readonly found?: undefined; readonly why: string; readonly others: readonly OtherServer[] };

/** What one clue says of one process. */
type Word = 'yes' | 'no' | 'silent';

interface Candidate {
  readonly pid: number;
  readonly sockets: ReadonlySet<string> | undefined;
  /** It holds the listening socket · its working folder is the data folder. */
  readonly strong: readonly Word[];
  /** The pid file names it · its options name the data folder, the socket, the port. */
  readonly weak: readonly Word[];
}

/** The parts of the machine that are read; this one unless said. */
export interface WhichServerSources {
  readonly view?: ProcView;
  readonly options?: OptionFileSource;
}

/**
 * Finds the very process of a server among all of its machine. It must hold the socket on which the server listens, or work
 * in its data folder; where this user may not see that, pid file and command line must agree. Contradictions and doubts end in
 * a `why`, never in a guess.
 */
export function whichServer(
  clues: ServerClues,
  accounts: Accounts,
  { view = localProc, options = localOptionFiles }: WhichServerSources = {},
): WhichServer {
  const tcp = tcpListeners(`${view.text('/proc/net/tcp') ?? ''}\n${view.text('/proc/net/tcp6') ?? ''}`);
  const pids = serverPids(view);
  const scene: Scene = { clues, view, options, accounts, listeners: listenersOf(clues, tcp, view) };
  const candidates = pids.map((pid) => candidateOf(pid, scene));
  const proved = candidates.filter(({ strong }) => strong.includes('yes') && !strong.includes('no'));
  const chosen = proved.length > 0 ? proved : candidates.filter(likely);
  const [one] = chosen;
  const found = one === undefined || chosen.length > 1 ? undefined : describeProcess(one.pid, accounts, view);
  if (found !== undefined) return { found };
  const unix = unixListeners(view.text('/proc/net/unix') ?? '');
  const others = candidates.map(({ pid, sockets }) => ({
    pid,
    ports: portsOf(sockets, tcp),
    sockets: unix.filter(({ inode }) => sockets?.has(inode) === true).map(({ path }) => path),
  }));
  return { why: whyNot(clues, chosen.length, candidates, scene.listeners, others), others };
}

interface Scene {
  readonly clues: ServerClues;
  readonly view: ProcView;
  readonly options: OptionFileSource;
  readonly accounts: Accounts;
  readonly listeners: Listeners;
}

/** The sockets on which the server that was asked for must listen. */
interface Listeners {
  readonly inodes: ReadonlySet<string>;
  readonly tcp: readonly TcpListener[];
}

function listenersOf({ listens, socket }: ServerClues, all: readonly TcpListener[], view: ProcView): Listeners {
  const tcp = all.filter(({ port, address }) => {
    if (port !== listens?.port) return false;
    return listens.address === undefined || ['0.0.0.0', '::', listens.address].includes(address);
  });
  const unix = socket === undefined ? [] : unixInodes(socket, view);
  return { tcp, inodes: new Set([...tcp.map(({ inode }) => inode), ...unix]) };
}

/** A server may have bound the path by another name: /var/run is a link. */
function unixInodes(socket: string, view: ProcView): string[] {
  const text = view.text('/proc/net/unix') ?? '';
  const names = [socket, socket.replace(/^\/var\/run\//, '/run/'), socket.replace(/^\/run\//, '/var/run/')];
  return unixListeners(text).flatMap(({ path, inode }) => (names.includes(path) ? [inode] : []));
}

function candidateOf(pid: number, scene: Scene): Candidate {
  const { clues, view, listeners } = scene;
  const sockets = socketsOf(pid, view);
  return {
    pid,
    sockets,
    strong: [holdsOne(sockets, listeners.inodes), worksIn(pid, clues.dataFolder, view)],
    weak: [pidFileSays(pid, clues, view), ownerSays(pid, scene), ...optionsSay(pid, scene)],
  };
}

/** Without a proof: something speaks for it, and nothing against it. */
function likely({ strong, weak }: Candidate): boolean {
  return weak.includes('yes') && !strong.includes('no') && !weak.includes('no');
}

function holdsOne(sockets: ReadonlySet<string> | undefined, inodes: ReadonlySet<string>): Word {
  if (sockets === undefined || inodes.size === 0) return 'silent';
  return [...inodes].some((inode) => sockets.has(inode)) ? 'yes' : 'no';
}

/** Servers change into their data folder, and no two have the same. In a container it has the same name and is another. */
function worksIn(pid: number, dataFolder: string | undefined, view: ProcView): Word {
  const own = view.inode(`/proc/${pid}/cwd`);
  if (own === undefined || dataFolder === undefined) return 'silent';
  return view.inode(dataFolder) === own ? 'yes' : 'no';
}

function pidFileSays(pid: number, { pidFile, dataFolder = '/' }: ServerClues, view: ProcView): Word {
  if (pidFile === undefined) return 'silent';
  const text = view.text(posix.resolve(dataFolder, pidFile))?.trim() ?? '';
  return /^\d+$/.test(text) ? (Number(text) === pid ? 'yes' : 'no') : 'silent';
}

/** Who holds a socket only root and its owner may see; whose it is, everybody. */
function ownerSays(pid: number, { view, accounts, listeners }: Scene): Word {
  const uid = identityOfProcess(view.text(`/proc/${pid}/status`) ?? '', accounts)?.uid;
  if (uid === undefined || listeners.tcp.length === 0) return 'silent';
  return listeners.tcp.some((one) => one.uid === uid) ? 'silent' : 'no';
}

function optionsSay(pid: number, { clues, view, options }: Scene): Word[] {
  const words = serverWords(view.text(`/proc/${pid}/cmdline`) ?? '');
  if (words === undefined) return ['no'];
  const dialect = /mariadbd/.test(words.program) ? 'mariadb' : 'mysql';
  const version = dialect === 'mariadb' ? '11.8' : '9.7';
  const start = { dialect, version, arguments: words.arguments, environment: {} } as const;
  const { inForce, files } = serverOptions(start, options);
  const readAll = !files.files.some(({ status }) => status === 'unreadable');
  const folder = (path: string | undefined): string | undefined => path?.replace(/\/+$/, '');
  const same = (own: string | undefined, asked: string | undefined): Word =>
    own === undefined || asked === undefined ? 'silent' : own === asked ? 'yes' : 'no';
  const port = clues.listens?.port;
  return [
    same(folder(inForce.datadir), folder(clues.dataFolder)),
    same(inForce.socket, clues.socket),
    same(inForce.port ?? (readAll ? '3306' : undefined), port === undefined ? undefined : String(port)),
  ];
}

function portsOf(sockets: ReadonlySet<string> | undefined, tcp: readonly TcpListener[]): number[] | undefined {
  if (sockets === undefined) return undefined;
  const ports = tcp.filter(({ inode }) => sockets.has(inode)).map(({ port }) => port);
  return [...new Set(ports)].sort((a, b) => a - b);
}

function whyNot(
  { listens, socket }: ServerClues,
  chosen: number,
  candidates: readonly Candidate[],
  listeners: Listeners,
  others: readonly OtherServer[],
): string {
  const asked = listens === undefined ? (socket ?? 'it') : `port ${listens.port}`;
  if (candidates.length === 0) return 'no server process can be seen on this machine';
  const list = othersText(others);
  if (chosen > 1) return `${chosen} servers of this machine could be it (${list})`;
  if (candidates.some(({ strong }) => strong[0] === 'yes'))
    return `the process that listens on ${asked} works in another folder than the server's data folder: it runs in a container, or behind a proxy`;
  if (listeners.inodes.size === 0 && (listens ?? socket) !== undefined)
    return `nothing listens on ${asked} of this machine (${list})`;
  return `none of the servers of this machine can be shown to be the one on ${asked} (${list})`;
}

/** The servers of a machine in words: `process 42 listens on port 3307`. */
export function othersText(others: readonly OtherServer[]): string {
  const texts = others.map(({ pid, ports }) => {
    if (ports === undefined) return `process ${pid}, into which this user may not look`;
    return `process ${pid} listens on ${ports.length === 0 ? 'no port' : `port ${ports.join(', ')}`}`;
  });
  return [...texts.slice(0, 5), ...(texts.length > 5 ? [`${texts.length - 5} more`] : [])].join('; ');
}
