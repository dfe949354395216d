import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, TlsqlError } from '../base/error.ts';
import type { DialTarget } from './dial.ts';
import type { FileStats, Machine, NotSeen } from './machine.ts';
import { openShellLink, type ShellLink, type ShellProcess } from './shell-link.ts';
import { shellMachine } from './shell-machine.ts';
import { forwardError, lastWords, sshError } from './ssh-error.ts';

/** How another machine is reached. */
export interface SshSettings {
  /** As ssh takes it: `user@host`, a name of ssh_config, `ssh://user@host:port`. */
  readonly destination: string;
  /** An ssh_config in place of the user's. */
  readonly config?: string;
  /** Everything there is done as root, by `sudo -n`. */
  readonly sudo: boolean;
  /** Until the shell answers, ms: a person may have to type a passphrase. */
  readonly openMillis?: number;
  /** Until the other side has said who it is, seconds; what ssh is configured for unless said. */
  readonly connectSeconds?: number;
  /** How long the shell may be silent once it has answered, ms. */
  readonly silenceMillis?: number;
}

/** Another machine, reached over ssh. */
export interface Ssh {
  readonly machine: Machine;
  readonly destination: string;
  /**
   * The same server as that machine reaches it: sockets and loopback addresses through the connection that there is, others
   * as they are unless `always`.
   */
  reach(target: DialTarget, always?: boolean): Promise<DialTarget>;
  /** Commands that were sent there, and how often an answer had to be waited for. */
  count(): ReturnType<ShellLink['count']>;
  /** Ends the connection and removes its sockets. */
  close(): Promise<void>;
}

/**
 * Starts one ssh with a shell behind it; connections to servers go through the same ssh. The user's configuration, agent and
 * jump hosts count. Fails with `ssh-…`, `sudo-refused` and `remote-shell-unfit`.
 */
export async function openSsh(settings: SshSettings): Promise<Ssh> {
  const destination = checkedDestination(settings.destination);
  const folder = await mkdtemp(join(tmpdir(), 'tlsql-ssh-'));
  const control = join(folder, 'c');
  const common = settings.config === undefined ? [] : ['-F', settings.config];
  const patience = settings.connectSeconds === undefined ? [] : ['-o', `ConnectTimeout=${settings.connectSeconds}`];
  const { child, stderr } = startMaster(settings, [...common, ...masterOptions(control), ...patience], folder);
  let opened = false;
  const ended = (printed: string): TlsqlError => sshError(stderr.since(0), destination, opened, printed);
  let link: ShellLink;
  try {
    link = await openShellLink(child, destination, settings.openMillis ?? 60_000, ended, settings.silenceMillis);
  } catch (error) {
    child.kill();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  opened = true;
  const tunnels = new Map<string, Promise<string>>();
  const tunnel = (to: string, at: string): Promise<string> => {
    const local = join(folder, String(tunnels.size));
    const made = tunnels.get(to) ?? forward([...common, '-S', control], `${local}:${to}`, destination, at, local);
    tunnels.set(to, made);
    return made;
  };
  const machine = shellMachine(link);
  return {
    machine,
    destination,
    async reach(target, always = false) {
      const to = placeThere(target, always);
      if (to === undefined) return target;
      const path = await tunnel(to, 'socket' in target ? target.socket : `${target.host}:${target.port}`);
      const watch = (): (() => Promise<TlsqlError | undefined>) => {
        const before = stderr.said();
        return async () => {
          const error = forwardError(stderr.since(before), destination);
          return error?.code === 'ssh-forward-refused' && 'socket' in target && /connect failed/.test(error.detail.seen)
            ? socketTrouble(await machine.stat(target.socket), target.socket)
            : error;
        };
      };
      return { ...target, through: { path, watch } };
    },
    count: link.count,
    async close() {
      link.close();
      await ending(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** sshd says of a socket only that it could not connect. */
function socketTrouble(seen: FileStats | NotSeen, at: string): TlsqlError {
  if ('errno' in seen) {
    const missing = seen.errno === 'ENOENT' || seen.errno === 'ENOTDIR';
    const fields = { errno: missing ? 'ENOENT' : seen.errno };
    return new TlsqlError(missing ? 'socket-missing' : 'connect-forbidden', {
      at,
      seen: `there, ${fields.errno}`,
      fields,
    });
  }
  const open = (seen.mode & 0o002) !== 0;
  return open
    ? new TlsqlError('connect-refused', { at, seen: 'nobody listens on it there', fields: { errno: 'ECONNREFUSED' } })
    : new TlsqlError('connect-forbidden', { at, seen: 'its modes keep the ssh user out', fields: { errno: 'EACCES' } });
}

/** What an option could be taken for is refused, as are spaces and control characters. */
export function checkedDestination(text: string): string {
  if (text !== '' && !/^-|[\s\p{Cc}]/u.test(text)) return text;
  return fail('option-value-invalid', {
    at: '--ssh',
    seen: JSON.stringify(text),
    expected: 'user@host as ssh takes it',
  });
}

/**
 * The shell around ssh keeps Ctrl-C away from it, so that an undo can still be made, and removes the folder even when we are
 * killed: ssh ends with its input.
 */
const guard = [
  'trap "" INT QUIT; LC_ALL=C; export LC_ALL; exec 3<&0',
  '"$@" <&3 3<&- & p=$!; exec 3<&- </dev/null',
  'trap "kill $p 2>/dev/null" TERM; wait $p; s=$?; [ $s -le 128 ] || { wait $p; s=$?; }',
  'rm -rf -- "$0"; exit $s',
].join('\n');

function startMaster(
  { destination, sudo }: SshSettings,
  options: readonly string[],
  folder: string,
): { readonly child: ShellProcess; readonly stderr: Words } {
  const command = sudo ? 'exec sudo -n -- sh' : 'exec sh';
  const words = ['-c', guard, folder, 'ssh', ...options, '--', destination, command];
  const child = spawn('/bin/sh', words, { stdio: ['pipe', 'pipe', 'pipe'] });
  return { child, stderr: wordsOf(child.stderr) };
}

/** What a program has said on standard error. */
interface Words {
  /** How many characters so far. */
  said(): number;
  /** What came after so many characters, as far as it is still held. */
  since(characters: number): string;
}

/** Holds the last 64 Ki characters: a server that is restarted is tried many times, and each time is a line. */
function wordsOf(stream: Readable): Words {
  let held = '';
  let dropped = 0;
  stream.on('data', (chunk: Buffer) => {
    held += chunk.toString('utf8');
    const over = Math.max(0, held.length - 65_536);
    held = held.slice(over);
    dropped += over;
  });
  return {
    said: () => dropped + held.length,
    since: (characters) => held.slice(Math.max(0, characters - dropped)),
  };
}

/** Ours count more than the user's: one connection that stays in front, with forwards of ours alone. */
function masterOptions(control: string): string[] {
  return ['-T', '-S', control].concat(
    [
      'ControlMaster=yes',
      'ControlPersist=no',
      'ClearAllForwardings=yes',
      'ForwardAgent=no',
      'ForwardX11=no',
      'PermitLocalCommand=no',
      'RemoteCommand=none',
      'ServerAliveInterval=15',
      'ServerAliveCountMax=3',
      'StreamLocalBindMask=0177',
      'StreamLocalBindUnlink=no',
      'LogLevel=INFO',
    ].flatMap((option) => ['-o', option]),
  );
}

/** As `-L` takes the far end; undefined: it is reached from here. */
export function placeThere(target: DialTarget, always: boolean): string | undefined {
  if ('socket' in target) return target.socket;
  const { host, port } = target;
  if (!always && !/^(localhost|127\.[\d.]+|::1)$/i.test(host)) return undefined;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Lets the running ssh listen on `local`. */
async function forward(
  options: readonly string[],
  spec: string,
  destination: string,
  at: string,
  local: string,
): Promise<string> {
  const words = [...options, '-O', 'forward', '-L', spec, '--', destination];
  const child = spawn('ssh', words, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 15_000 });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code));
  });
  if (status === 0) return local;
  return fail('ssh-forward-refused', { at, seen: `ssh -O forward ended with ${status}: ${lastWords(stderr)}` });
}

async function ending(child: ChildProcess): Promise<void> {
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  for (let waited = 0; alive() && waited < 3000; waited += 20) await sleep(20);
  if (alive()) child.kill('SIGKILL');
}
