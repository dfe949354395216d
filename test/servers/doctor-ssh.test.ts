import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../src/io/ssh.ts';
import { probeServer } from '../../src/probe/server.ts';
import { makeCa } from '../make/certificates.ts';
import { cli } from '../make/cli.ts';
import { describeServers } from './harness.ts';
import { type Sshd, sshdMissing, startSshd } from './sshd.ts';

const missing = sshdMissing();
let sshd: Sshd;
beforeAll(async () => {
  if (missing === undefined) sshd = await startSshd();
});
afterAll(async () => sshd?.stop());

interface Said {
  readonly verdict: string;
  readonly cause: { readonly id: string } | null;
  readonly findings: readonly { readonly id: string; readonly fix: readonly string[] }[];
  readonly checked: readonly string[];
}

/** What the doctor says here and over ssh, without what differs by its nature. */
async function check(words: readonly string[]): Promise<Said> {
  const look = async (...more: readonly string[]): Promise<Said> => {
    const { out, err, status } = await cli(['doctor', '--no-defaults', ...words, '--json', ...more]);
    expect(status, err).not.toBe(2);
    return JSON.parse(out) as Said;
  };
  const here = await look();
  const there = await look('--ssh', sshd.destination, '--ssh-config', sshd.config);
  const plain = ({ verdict, cause, findings, checked }: Said): unknown => ({
    verdict,
    cause: cause?.id,
    findings: findings.map(({ id }) => id),
    checked,
  });
  expect(plain(there)).toEqual(plain(here));
  return there;
}

describe.skipIf(missing !== undefined)(`over ssh${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  it('sees of a server that does not run what can be seen on its machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tlsql-doctor-'));
    try {
      chmodSync(folder, 0o755);
      const ca = makeCa('/CN=CA');
      mkdirSync(join(folder, 'closed'));
      writeFileSync(join(folder, 'closed/ca.pem'), ca.pem);
      chmodSync(join(folder, 'closed'), 0o700);
      const config = join(folder, 'my.cnf');
      writeFileSync(config, `[mysqld]\ndatadir=${folder}\nssl_ca=${folder}/closed/ca.pem\nlog_error=${folder}/e.log\n`);
      const said = await check(['--server-config', config, '--server-user', 'nobody']);
      expect(said.cause?.id).toBeDefined();
      const shut = said.findings.find(({ id }) => id === 'tls-parent-dir-not-searchable');
      const there = shut?.fix.filter((line) => line.startsWith('ssh '));
      expect(there?.map((line) => line.replace(/^ssh -n -F \S+ db /, ''))).toEqual([
        `'chgrp "$(id -gn nobody)" ${folder}/closed'`,
        `'chmod g+x ${folder}/closed'`,
        expect.stringContaining('systemctl start'),
      ]);
      if (process.getuid?.() !== 0) return;
      for (const line of there?.slice(0, 2) ?? []) execFileSync('sh', ['-c', line], { stdio: 'pipe' });
      expect(statSync(join(folder, 'closed')).mode & 0o777).toBe(0o710);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  describeServers(
    'a server on another machine',
    (use) => {
      it('is looked at as from its own machine, in few journeys', async () => {
        const { port, socket } = use.server();
        const said = await check(['-h', '127.0.0.1', '-P', String(port), '-u', 'root', '--admin-user', 'root']);
        expect(said.checked.length).toBeGreaterThan(20);
        await check(['-S', socket, '-u', 'root', '--ssl-mode=DISABLED']);

        const ssh = await openSsh({ destination: sshd.destination, config: sshd.config, sudo: false });
        const seen = await probeServer({ listens: { port } }, ssh.machine);
        const { commands, journeys } = ssh.count();
        await ssh.close();
        console.log(`${use.name}: the server's side in ${journeys} journeys, ${commands} commands`);
        expect(seen.server?.process?.pid).toBe(Number(readFileSync(join(use.server().folder, 'mysqld.pid'), 'utf8')));
        expect(seen).toEqual(await probeServer({ listens: { port } }));
        expect(journeys).toBeLessThan(40);
      });

      it('is found ill of the same', async () => {
        const { port, optionFile } = use.server();
        const sound = readFileSync(optionFile, 'utf8');
        appendFileSync(
          optionFile,
          `\n[mysqld]\nssl_ca=${tmpdir()}/tlsql-none/ca.pem\nssl_cert=/none/c.pem\nssl_key=/none/k.pem\n`,
        );
        try {
          await use
            .server()
            .restart()
            .catch(() => undefined);
          const words = ['-h', '127.0.0.1', '-P', String(port), '-u', 'root', '--ssl-mode=REQUIRED'];
          const said = await check([...words, '--server-config', optionFile]);
          expect(said.verdict).toBe('broken');
        } finally {
          writeFileSync(optionFile, sound);
        }
      });
    },
    { names: ['mysql9', 'maria11'] },
  );

  it('says that a closed port is one, and a missing socket', async () => {
    expect((await check(['-h', '127.0.0.1', '-P', '1', '-u', 'root'])).cause?.id).toBe('network-port-closed');
    expect((await check(['-S', '/nonexistent/s', '-u', 'root', '--ssl-mode=DISABLED'])).cause?.id).toBe(
      'server-socket-missing',
    );
  });
});
