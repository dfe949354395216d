import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath } from '../../scripts/servers/apt.ts';
import { freePort } from '../../scripts/servers/port.ts';
import { driver } from './debian-drivers.ts';

/** A real sshd on loopback with scratch keys, and the ssh_config with which it is reached as `db`. */
export interface Sshd {
  readonly destination: 'db';
  /** An ssh_config. */
  readonly config: string;
  readonly folder: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Whose shell is behind it: the user who runs the tests, or another who owns nothing (for root only). */
export type SshUser = 'own' | 'nobody';

const isRoot = process.getuid?.() === 0;

/** Why there can be no sshd here, in a clause; undefined when there can. */
export function sshdMissing(): string | undefined {
  if (process.platform !== 'linux') return 'only on Linux';
  for (const program of ['ssh', 'ssh-keygen']) if (findOnPath(program) === null) return `no ${program} on this machine`;
  if (findOnPath('sshd') !== null || existsSync('/usr/sbin/sshd')) return undefined;
  for (const name of needed()) {
    const { folder, missing } = driver(name, 'ssh');
    if (folder === undefined) return missing;
  }
  return undefined;
}

/** As root, sshd must know its own user: a wrapper tells it one, and the machine's accounts stay as they are. */
const needed = (): string[] => ['openssh-server', 'libwrap0', ...(isRoot ? ['libnss-wrapper'] : [])];

function installed(): { readonly sshd: string; readonly libraries: string } {
  const there = findOnPath('sshd') ?? (existsSync('/usr/sbin/sshd') ? '/usr/sbin/sshd' : undefined);
  const folders = needed().map((name) => driver(name, 'ssh').folder ?? '');
  const arch = execFileSync('uname', ['-m'], { encoding: 'utf8' }).trim();
  return {
    sshd: there ?? join(folders[0] ?? '', 'usr/sbin/sshd'),
    libraries: folders
      .flatMap((one) => [join(one, `usr/lib/${arch}-linux-gnu`), join(one, `lib/${arch}-linux-gnu`)])
      .join(':'),
  };
}

/** Starts one. `sudo` is the text of a program of that name in front of the session's PATH; `lines` go into sshd_config. */
export async function startSshd({
  user = 'own',
  sudo,
  lines = [],
}: {
  readonly user?: SshUser;
  readonly sudo?: string;
  readonly lines?: readonly string[];
} = {}): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-sshd-'));
  chmodSync(folder, 0o755);
  const at = (name: string): string => join(folder, name);
  for (const key of ['host', 'id']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(key)]);
  const port = await freePort('127.0.0.1');
  const name = user === 'own' ? userInfo().username : 'nobody';
  mkdirSync(at('bin'));
  if (sudo !== undefined) writeFileSync(at('bin/sudo'), sudo, { mode: 0o755 });
  writeFileSync(at('authorized_keys'), readFileSync(at('id.pub')), { mode: 0o644 });
  writeFileSync(
    at('sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      `PidFile ${at('pid')}`,
      `AuthorizedKeysFile ${at('authorized_keys')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      `SetEnv PATH=${at('bin')}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`,
      ...lines,
      '',
    ].join('\n'),
  );
  writeFileSync(at('known_hosts'), `[127.0.0.1]:${port} ${readFileSync(at('host.pub'), 'utf8')}`);
  writeFileSync(
    at('ssh_config'),
    [
      'Host db',
      '  HostName 127.0.0.1',
      `  Port ${port}`,
      `  User ${name}`,
      `  IdentityFile ${at('id')}`,
      '  IdentitiesOnly yes',
      `  UserKnownHostsFile ${at('known_hosts')}`,
      '  StrictHostKeyChecking yes',
      '',
    ].join('\n'),
  );
  return await run(folder, port);
}

async function run(folder: string, port: number): Promise<Sshd> {
  const { sshd, libraries } = installed();
  // As sshd's own service does; it stays, as another sshd of ours may be using it.
  if (isRoot) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, ...(isRoot ? wrapped(folder) : {}) };
  const child = spawn(sshd, ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  for (let waited = 0; !(await answers(port)); waited += 20) {
    if (child.exitCode !== null || waited > 10_000) throw new Error(`sshd does not start: ${said}`);
    await sleep(20);
  }
  return {
    destination: 'db',
    config: join(folder, 'ssh_config'),
    folder,
    port,
    async stop() {
      child.kill();
      while (child.exitCode === null && child.signalCode === null) await sleep(10);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The accounts that sshd sees: root, its own, and one that owns nothing and has a shell. */
function wrapped(folder: string): Record<string, string> {
  writeFileSync(
    join(folder, 'passwd'),
    [
      `root:x:0:0:root:${folder}:/bin/sh`,
      `sshd:x:65533:65533::/run/sshd:/usr/sbin/nologin`,
      `nobody:x:65534:65534::${folder}:/bin/sh`,
      '',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'group'), 'root:x:0:\nnogroup:x:65534:\n');
  return {
    LD_PRELOAD: 'libnss_wrapper.so',
    NSS_WRAPPER_PASSWD: join(folder, 'passwd'),
    NSS_WRAPPER_GROUP: join(folder, 'group'),
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
