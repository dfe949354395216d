import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCa } from '../make/certificates.ts';
import { cli } from '../make/cli.ts';
import { type Sshd, sshdMissing, startSshd } from './sshd.ts';

const missing = sshdMissing();
const folder = mkdtempSync(join(tmpdir(), 'tlsql-refused-'));
const sshds: Sshd[] = [];
let silent: Server;
const sockets = new Set<Socket>();
let sshd: Sshd;

beforeAll(async () => {
  if (missing !== undefined) return;
  sshd = await start();
  writeFileSync(join(folder, 'ca.pem'), makeCa('/CN=CA').pem);
  writeFileSync(join(folder, 'my.cnf'), `[mysqld]\ndatadir=${folder}\nssl_ca=${folder}/ca.pem\n`);
  silent = createServer((socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent?.close();
  for (const one of sshds) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(parts: Parameters<typeof startSshd>[0] = {}): Promise<Sshd> {
  const one = await startSshd(parts);
  sshds.push(one);
  return one;
}

interface Document {
  readonly verdict: string;
  readonly cause: { readonly id: string } | null;
  readonly checked: readonly string[];
  readonly notChecked: readonly { readonly id: string; readonly why: string }[];
}

/** The doctor about a server there; `edit` spoils the ssh_config. */
async function look(
  one: Sshd,
  words: readonly string[],
  edit: (config: string) => string = (config) => config,
): Promise<{ readonly said: Document; readonly status: number; readonly err: string }> {
  const config = join(folder, 'ssh_config');
  writeFileSync(config, edit(readFileSync(one.config, 'utf8')));
  const own = ['doctor', '--no-defaults', '--json', '--ssh', 'db', '--ssh-config', config];
  const { out, err, status } = await cli([...own, ...words]);
  return { said: JSON.parse(out) as Document, status, err };
}

const other = (): string[] => ['-h', '0.0.0.0', '-P', '1', '-u', 'root', '--ssl-mode=REQUIRED'];

/** ssh fails with `code`: the client's side and the wire are looked at all the same, and the server's machine with its reason. */
async function check(code: string, run: () => ReturnType<typeof look>): Promise<void> {
  const { said, err } = await run();
  const why = said.notChecked.find(({ id }) => id === 'server-key-unreadable')?.why;
  expect(why).toContain(`[${code}]`);
  expect(err).toContain(`[${code}]`);
  expect(err).toContain('hint: ');
  expect(said.verdict).not.toBe('healthy');
}

const title = missing === undefined ? '' : ` (skipped: ${missing})`;

describe.skipIf(missing !== undefined)(
  `a server's machine that ssh does not come to${title}`,
  { timeout: 60_000 },
  () => {
    const offline = (): string[] => ['--server-config', join(folder, 'my.cnf')];

    it('is left out with the reason', async () => {
      const asked = await start({ sudo: '#!/bin/sh\necho "sudo: a password is required" >&2\nexit 1\n' });
      const without = await start({ sudo: '#!/bin/sh\necho "bob is not in the sudoers file." >&2\nexit 1\n' });
      await check('sudo-refused', () => look(asked, [...offline(), '--sudo']));
      await check('sudo-refused', () => look(without, [...offline(), '--sudo']));
      const spoilt: readonly (readonly [string, RegExp, string])[] = [
        ['ssh-denied', /IdentityFile .*/, 'IdentityFile /nonexistent'],
        ['ssh-unreachable', /Port .*/, 'Port 1'],
        ['ssh-unreachable', /HostName .*/, 'HostName nowhere.invalid'],
        ['ssh-host-key', /UserKnownHostsFile .*/, 'UserKnownHostsFile /dev/null'],
      ];
      for (const [code, from, to] of spoilt)
        await check(code, () => look(sshd, offline(), (text) => text.replace(from, to)));
    });

    it('is left out where it says nothing after the connection', async () => {
      const { port } = silent.address() as AddressInfo;
      await check('ssh-unreachable', () => look(sshd, offline(), (text) => text.replace(/Port .*/, `Port ${port}`)));
    });

    it('is left out where its login shell runs nothing', async () => {
      const shells: readonly (readonly [string, string])[] = [
        ['echo This account is currently not available.; exit 1', 'ssh-failed'],
        ['exit 0', 'ssh-failed'],
        ['yes motd', 'remote-shell-unfit'],
        // The builtins of a shell are not enough.
        ['PATH=/nonexistent exec /bin/sh', 'remote-shell-unfit'],
      ];
      for (const [command, code] of shells) {
        const one = await start({ lines: [`ForceCommand ${command}`] });
        const { said, err } = await look(one, offline());
        expect([command, said.notChecked.find(({ id }) => id === 'server-key-unreadable')?.why]).toEqual([
          command,
          expect.stringContaining(`[${code}]`),
        ]);
        expect(err).toContain(`[${code}]`);
      }
    });

    it('is looked at behind a shell that says all sorts of things first', async () => {
      const noisy = `printf 'Welcome\\033[2J\\n\\n0123 ready\\nno line end'; echo warning >&2; eval "$SSH_ORIGINAL_COMMAND"`;
      const one = await start({ lines: [`ForceCommand ${noisy}`, `Banner ${join(folder, 'my.cnf')}`] });
      const { said } = await look(one, offline());
      expect(said.notChecked.map(({ why }) => why).join()).not.toContain('could not be looked at');
      expect(said.checked).toContain('server-ca-file-missing');
    });

    it('does not keep the rest from being looked at', async () => {
      const { said, status } = await look(sshd, other(), (text) => text.replace(/Port .*/, 'Port 1'));
      expect([said.cause?.id, status]).toEqual(['network-port-closed', 1]);
      const ca = ['--ssl-mode=VERIFY_CA', '--ssl-ca=/nonexistent/ca.pem'];
      const client = await look(sshd, [...other(), ...ca], (text) => text.replace(/Port .*/, 'Port 1'));
      expect(client.said.checked).toContain('client-ca-file-missing');
    });

    it('is never taken for this machine: its loopback is there, and nobody knows how it answers', async () => {
      const { port } = silent.address() as AddressInfo;
      const before = sockets.size;
      const words = ['-h', '127.0.0.1', '-P', String(port), '-u', 'root', '--ssl-mode=REQUIRED'];
      const { said, status } = await look(sshd, words, (text) => text.replace(/Port .*/, 'Port 1'));
      expect([said.verdict, said.cause, status]).toEqual(['unknown', null, 3]);
      expect(sockets.size).toBe(before);
    });

    it.each([
      ['goes', 'kill -9 $PPID', 'ssh-lost'],
      ['falls silent', 'exec sleep 60', 'deadline-passed'],
    ])('that %s in the middle keeps the rest from nothing', async (_, does, code) => {
      const one = await start();
      writeFileSync(join(one.folder, 'bin/readlink'), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
      const { said } = await look(one, offline());
      expect([said.verdict, said.notChecked.map(({ why }) => why).join()]).toEqual([
        'unknown',
        expect.stringContaining(`[${code}]`),
      ]);
    });
  },
);
