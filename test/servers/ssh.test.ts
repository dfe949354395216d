import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deadlineIn } from '../../src/base/deadline.ts';
import { dial } from '../../src/io/dial.ts';
import { openShellLink } from '../../src/io/shell-link.ts';
import { shellMachine } from '../../src/io/shell-machine.ts';
import { openSsh, type Ssh } from '../../src/io/ssh.ts';
import { sshError } from '../../src/io/ssh-error.ts';
import { cli } from '../make/cli.ts';
import { lookNames, sameFacts } from '../make/same-facts.ts';
import { driver } from './debian-drivers.ts';
import { type Sshd, sshdMissing, startSshd } from './sshd.ts';

const missing = sshdMissing();
const title = (text: string): string => (missing === undefined ? text : `${text} (skipped: ${missing})`);
const isRoot = process.getuid?.() === 0;

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-there-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (sshd: Sshd, sudo = false): Promise<Ssh> =>
  openSsh({ destination: sshd.destination, config: sshd.config, sudo, openMillis: 15_000 });

/** What ssh leaves in the folder for temporary files. */
const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('tlsql-ssh-'));

describe.skipIf(missing !== undefined)(title('a machine behind a real sshd'), () => {
  let sshd: Sshd;
  let ssh: Ssh;
  beforeAll(async () => {
    sshd = await startSshd();
    ssh = await open(sshd);
  });
  afterAll(async () => {
    await ssh?.close();
    await sshd?.stop();
  });

  it.each(lookNames)('sees the same: %s', async (name) => await sameFacts(name, ssh.machine, folder));

  it('lets connections to its sockets and its loopback through, and no others', async () => {
    const path = join(folder, 's');
    const servers = await Promise.all([greeter(path, 'by socket'), greeter(0, 'by port')]);
    const port = (servers[1].address() as { port: number }).port;
    const [socket, loopback, other] = await Promise.all([
      ssh.reach({ socket: path }),
      ssh.reach({ host: 'localhost', port }),
      ssh.reach({ host: 'db1.example.com', port: 3306 }),
    ]);
    expect(other).toEqual({ host: 'db1.example.com', port: 3306 });
    for (const [target, said, address] of [
      [socket, 'by socket', path],
      [loopback, 'by port', '127.0.0.1'],
    ] as const) {
      const dialled = await dial(target, deadlineIn(5000));
      expect(dialled.address).toBe(address);
      expect(Buffer.from((await dialled.link.read(deadlineIn(5000), 'a word')) ?? []).toString()).toBe(said);
      dialled.link.destroy();
    }
    for (const server of servers) server.close();
  });

  it('says of a server that is not there what it would say here', async () => {
    const gone = await ssh.reach({ socket: join(folder, 'none') });
    await expect(dial(gone, deadlineIn(5000))).rejects.toMatchObject({
      code: 'socket-missing',
    });
    const closed = await ssh.reach({ host: '127.0.0.1', port: 1 });
    await expect(dial(closed, deadlineIn(5000))).rejects.toMatchObject({ code: 'connect-refused' });
    // Asked again, it is a new question.
    await expect(dial(closed, deadlineIn(5000))).rejects.toMatchObject({ code: 'connect-refused' });
  });
});

describe.skipIf(missing !== undefined)(title('an ssh that ends'), () => {
  it('leaves nothing behind, neither when it is closed nor when it is killed', async () => {
    const sshd = await startSshd();
    try {
      const before = leftovers();
      const closed = await open(sshd);
      await closed.reach({ host: '127.0.0.1', port: 1 });
      await closed.close();
      expect(leftovers()).toEqual(before);

      const killed = await open(sshd);
      const [own = ''] = leftovers().filter((name) => !before.includes(name));
      process.kill(sshPid(own), 'SIGKILL');
      await expect(killed.machine.read('/etc/passwd')).rejects.toMatchObject({ code: 'ssh-lost' });
      await expect.poll(leftovers).toEqual(before);
      await killed.close();
    } finally {
      await sshd.stop();
    }
  });

  it('ends with a program that is killed', async () => {
    const sshd = await startSshd();
    try {
      const before = leftovers();
      const script = join(folder, 'p.mjs');
      writeFileSync(
        script,
        `import { openSsh } from '${process.cwd()}/src/io/ssh.ts';
         await openSsh({ destination: 'db', config: '${sshd.config}', sudo: false });
         process.kill(process.pid, 'SIGKILL');`,
      );
      const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit', cwd: process.cwd() });
      expect(await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))).toBe('SIGKILL');
      await expect.poll(leftovers, { timeout: 5000 }).toEqual(before);
    } finally {
      await sshd.stop();
    }
  });
});

describe.skipIf(missing !== undefined)(title('an ssh that does not come in'), () => {
  it('says why', async () => {
    const sshd = await startSshd({ sudo: '#!/bin/sh\necho "sudo: a password is required" >&2\nexit 1\n' });
    const config = readFileSync(sshd.config, 'utf8');
    const other = join(folder, 'config');
    const check = async (edit: (text: string) => string, code: string, sudo = false): Promise<void> => {
      writeFileSync(other, edit(config));
      const opening = openSsh({ destination: 'db', config: other, sudo, openMillis: 15_000 });
      await expect(opening).rejects.toMatchObject({ code });
    };
    try {
      const before = leftovers();
      await check((text) => text, 'sudo-refused', true);
      await check((text) => text.replace(/IdentityFile .*/, 'IdentityFile /nonexistent'), 'ssh-denied');
      await check((text) => text.replace(/Port .*/, 'Port 1'), 'ssh-unreachable');
      await check((text) => text.replace(/HostName .*/, 'HostName nowhere.invalid'), 'ssh-unreachable');
      await check((text) => text.replace(/UserKnownHostsFile .*/, 'UserKnownHostsFile /dev/null'), 'ssh-host-key');
      const changed = join(folder, 'known_hosts');
      const pub = readFileSync(join(sshd.folder, 'id.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
      writeFileSync(changed, `[127.0.0.1]:${sshd.port} ${pub}\n`);
      await check((text) => text.replace(/UserKnownHostsFile .*/, `UserKnownHostsFile ${changed}`), 'ssh-host-key');
      await check((text) => `${text}  NoSuchOption yes\n`, 'ssh-failed');
      expect(leftovers()).toEqual(before);
    } finally {
      await sshd.stop();
    }
  });

  it('takes no destination for an option', async () => {
    for (const destination of ['-oProxyCommand=touch /tmp/x', '', 'a b', 'a\nb'])
      await expect(openSsh({ destination, sudo: false })).rejects.toMatchObject({ code: 'option-value-invalid' });
  });

  it('says that forwarding is not allowed', async () => {
    const sshd = await startSshd({ lines: ['AllowTcpForwarding no', 'AllowStreamLocalForwarding no'] });
    const ssh = await open(sshd);
    try {
      const target = await ssh.reach({ host: '127.0.0.1', port: 3306 });
      await expect(dial(target, deadlineIn(5000))).rejects.toMatchObject({ code: 'ssh-forward-refused' });
    } finally {
      await ssh.close();
      await sshd.stop();
    }
  });
});

describe.skipIf(missing !== undefined)(title('who one is there'), () => {
  it('is whoever sudo makes', async () => {
    const sshd = await startSshd({ sudo: '#!/bin/sh\n[ "$1 $2" = "-n --" ] || exit 9\nshift 2\nSEEN=yes exec "$@"\n' });
    const ssh = await open(sshd, true);
    try {
      expect(await ssh.machine.run('echo "$SEEN"', 5000)).toEqual({ status: 0, output: 'yes' });
    } finally {
      await ssh.close();
      await sshd.stop();
    }
  });

  it.skipIf(!isRoot)('sees only what that user may see', async () => {
    const sshd = await startSshd({ user: 'nobody' });
    const ssh = await open(sshd);
    try {
      mkdirSync(join(folder, 'closed'), { mode: 0o700 });
      writeFileSync(join(folder, 'closed/key.pem'), 'secret');
      const key = join(folder, 'closed/key.pem');
      expect(await ssh.machine.stat(key)).toEqual({ errno: 'EACCES' });
      await expect(ssh.machine.read(key)).rejects.toMatchObject({ code: 'file-not-readable' });
      expect(await ssh.machine.writable(folder)).toBe(false);
      const meta = { mode: 0o644, uid: 0, gid: 0 };
      await expect(ssh.machine.write(join(folder, 'x'), Buffer.from('x'), meta)).rejects.toMatchObject({
        code: 'file-not-writable',
        detail: { fields: { errno: 'EACCES' } },
      });
      expect(readdirSync(folder)).toEqual(['closed']);
    } finally {
      await ssh.close();
      await sshd.stop();
    }
  });
});

const busybox = driver('busybox', 'sh');

describe.skipIf(busybox.folder === undefined)(`a machine with busybox alone ${busybox.missing}`, () => {
  it.each(lookNames)('sees the same: %s', async (name) => {
    const program =
      ['bin/busybox', 'usr/bin/busybox'].map((one) => join(busybox.folder ?? '', one)).find(existsSync) ?? '';
    const applets = join(folder, 'bin');
    const install = spawn(program, ['sh', '-c', `mkdir "$1"; "$0" --install -s "$1"`, program, applets]);
    await new Promise((resolve) => install.on('close', resolve));
    const child = spawn(join(applets, 'sh'), [], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: applets } });
    const link = await openShellLink(child, 'busybox', 5000, () => sshError('', 'busybox', false));
    await sameFacts(name, shellMachine(link), folder);
    link.close();
  });
});

function greeter(where: string | number, said: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.end(said));
    if (typeof where === 'string') server.listen(where, () => resolve(server));
    else server.listen(where, '127.0.0.1', () => resolve(server));
  });
}

/** The ssh whose control socket lies in that folder. */
function sshPid(name: string): number {
  for (const pid of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const words = textOf(`/proc/${pid}/cmdline`).split('\0');
    if (words[0] === 'ssh' && words.some((word) => word.includes(name))) return Number(pid);
  }
  throw new Error(`no ssh of ${name}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

describe.skipIf(missing !== undefined)(title('the options of another machine'), () => {
  it('are shown, checked and written as here', async () => {
    const sshd = await startSshd();
    try {
      const config = join(folder, 'my.cnf');
      const there = ['--ssh', sshd.destination, '--ssh-config', sshd.config];
      mkdirSync(join(folder, 'conf.d'));
      writeFileSync(join(folder, 'conf.d/a.cnf'), '[mysqld]\nport=2\n');
      writeFileSync(config, `# mine\n[mysqld]\nport = 1\nno group\n!includedir ${folder}/conf.d\n`);
      for (const verb of ['show', 'check']) {
        const words = ['options', verb, '--config', config, '--json'];
        expect(await cli([...words, ...there])).toEqual(await cli(words));
      }
      const written = await cli(['options', 'write', config, '--set', 'ssl-ca=/ca.pem', ...there]);
      expect([written.status, written.out]).toEqual([0, expect.stringMatching(/\+ ssl-ca = \/ca\.pem/)]);
      expect(readFileSync(config, 'utf8')).toMatch(/^# mine\n.*ssl-ca = \/ca\.pem/s);
      expect((await cli(['options', 'write', 'my.cnf', '--set', 'a=1', ...there])).status).toBe(2);
    } finally {
      await sshd.stop();
    }
  });
});
