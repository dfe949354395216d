import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSession } from '../../src/session/open-session.ts';
import { makeCa, makeCertificate } from '../make/certificates.ts';
import { cli } from '../make/cli.ts';
import { describeServers, type ServerUnderTest } from './harness.ts';
import {
  asRoot,
  type Desk,
  desk,
  restartCommand,
  rootSettings,
  runProgram,
  secureHere,
  secureWords,
  snapshot,
} from './secure-server.ts';

const app = ['--account', "'app'@'%'", '--require', 'x509', '--yes', '--json'];

async function makeApp(use: ServerUnderTest): Promise<void> {
  const drop = "DROP USER 'app'@'%'";
  const make =
    use.name === 'mysql56'
      ? "GRANT SELECT ON *.* TO 'app'@'%' IDENTIFIED BY 'app-Secret-1'"
      : "CREATE USER 'app'@'%' IDENTIFIED BY 'app-Secret-1'";
  await asRoot(use.server(), async (session) => {
    await session.query(drop).catch(() => undefined);
    await session.query(make);
  });
}

interface Report {
  readonly verdict: string;
  readonly plan: { readonly refusals: readonly { readonly what: string }[] };
  readonly undone?: { readonly complete: boolean; readonly left: readonly string[] };
  readonly error?: { readonly code: string };
}

/** A run that must end in this way, with the service as it was before. */
async function mustEnd(
  use: ServerUnderTest,
  verdict: 'refused' | 'undone',
  why: RegExp,
  words: (where: Desk) => readonly string[],
): Promise<void> {
  const where = desk();
  try {
    const before = await snapshot(use.server());
    const said = await cli(words(where));
    const report = JSON.parse(said.out) as Report;
    expect([report.verdict, said.status], said.out).toEqual([verdict, 1]);
    expect(JSON.stringify(report), said.out).toMatch(why);
    if (verdict === 'undone') expect(report.undone).toMatchObject({ complete: true });
    expect(await snapshot(use.server())).toBe(before);
    const accounts = await asRoot(use.server(), (session) =>
      session.query("SELECT User FROM mysql.user WHERE User LIKE 'tlsql%'"),
    );
    expect(accounts).toEqual([]);
  } finally {
    where.remove();
  }
}

describeServers('bad material', (use) => {
  const authority = makeCa('/CN=Right CA', { key: ['-newkey', 'rsa:2048'] });
  const other = makeCa('/CN=Right CA', { key: ['-newkey', 'rsa:2048'] });
  const leaf = (parts: object = {}): ReturnType<typeof makeCertificate> =>
    makeCertificate({
      subject: '/CN=db1',
      issuer: authority,
      extensions: ['subjectAltName=DNS:db1.example.com,IP:10.0.0.5'],
      key: ['-newkey', 'rsa:2048'],
      ...parts,
    });
  const good = leaf();

  it('is refused before anything is touched', async () => {
    await makeApp(use);
    const check = (parts: { ca?: string; cert?: string; key?: string }, why: RegExp): Promise<void> =>
      mustEnd(use, 'refused', why, (where) => {
        writeFileSync(where.at('ca.pem'), parts.ca ?? authority.pem);
        writeFileSync(where.at('cert.pem'), parts.cert ?? good.pem);
        writeFileSync(where.at('key.pem'), parts.key ?? good.keyPem, { mode: 0o600 });
        const given = ['--cert', where.at('cert.pem'), '--key', where.at('key.pem'), '--ca-file', where.at('ca.pem')];
        return [...secureWords(use.server(), where, ...given, '--require', 'ssl', '--yes', '--json')];
      });
    await check({ key: other.keyPem }, /not the key of the certificate/);
    const old = leaf({ from: -20, to: -10 });
    await check({ cert: old.pem, key: old.keyPem }, /expired on/);
    await check({ ca: other.pem }, /does not hold the CA/);
    await check({ cert: 'nonsense' }, /certificate|PEM/);
    const elsewhere = leaf({ extensions: ['subjectAltName=DNS:db9.example.com'] });
    await check({ cert: elsewhere.pem, key: elsewhere.keyPem }, /not for db1\.example\.com/);
  });
});

describeServers('what goes wrong on the way', (use) => {
  it('is taken back, with the service intact', async () => {
    await makeApp(use);
    // Another login than the account's: the proof of the login fails.
    await mustEnd(use, 'undone', /"id":"login".*"passed":false/, (where) => {
      writeFileSync(where.at('password'), 'not-the-password\n', { mode: 0o600 });
      return secureWords(use.server(), where, ...app, '--account-password-file', where.at('password'));
    });
    if (use.name !== 'mysql9') {
      await mustEnd(use, 'undone', /restart-failed/, (where) => {
        // The first restart stops the server and leaves it; the second, which takes everything back, works.
        const twice = `if [ -e ${where.at('seen')} ]; then ${restartCommand(use.server(), where)}; else touch ${where.at('seen')}; kill $(cat ${use.server().folder}/mysqld.pid); sleep 1; exit 1; fi`;
        return secureWords(use.server(), where, ...app, '--restart-command', twice);
      });
      // Somebody spoils the key between the edit and the start: the doctor says so, and everything is taken back.
      const why =
        use.name === 'mysql56'
          ? /"causes":.*server-(key|tls)/s
          : /restart-failed.*server-key-file-unusable|server-key-file-unusable.*restart-failed/s;
      await mustEnd(use, 'undone', why, (where) => {
        const key = `${use.server().folder}/tls/server-key.pem`;
        const spoilt = `if [ ! -e ${where.at('spoilt')} ]; then touch ${where.at('spoilt')}; echo garbage > ${key}; fi; ${restartCommand(use.server(), where)}`;
        return secureWords(use.server(), where, ...app, '--restart-command', spoilt);
      });
      await mustEnd(use, 'refused', /restart-needed/, (where) =>
        secureWords(use.server(), where, ...app).filter((word) => word !== '--allow-restart'),
      );
    }
  });

  it('is a full disk, taken back', async (context) => {
    const where = desk();
    const small = where.at('small');
    mkdirSync(small, { mode: 0o755 });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k,mode=755', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      where.remove();
      return context.skip('no right to mount a small disk');
    }
    try {
      writeFileSync(join(small, 'filler'), Buffer.alloc(4096));
      execFileSync('chmod', ['755', where.folder]);
      await makeApp(use);
      await mustEnd(use, 'undone', /file-not-writable/, (own) =>
        secureWords(use.server(), own, ...app, '--install-dir', small),
      );
      expect(readdirSync(small)).toEqual(['filler']);
    } finally {
      execFileSync('umount', [small]);
      where.remove();
    }
  });

  it('is a missing privilege, refused', async () => {
    const make =
      use.name === 'mysql56'
        ? "GRANT SELECT ON *.* TO 'weak'@'localhost' IDENTIFIED BY 'weak-Secret-1'"
        : "CREATE USER 'weak'@'localhost' IDENTIFIED BY 'weak-Secret-1'";
    await asRoot(use.server(), async (session) => {
      await session.query(make);
      if (use.name !== 'mysql56') await session.query("GRANT SELECT ON *.* TO 'weak'@'localhost'");
    });
    await makeApp(use);
    const where = desk();
    try {
      const before = await snapshot(use.server());
      const words = secureWords(use.server(), where, ...app, '-u', 'weak', '-pweak-Secret-1');
      const said = await cli(words);
      expect(said.out).toMatch(/privilege-missing/);
      expect(said.out).not.toContain('weak-Secret-1');
      expect(await snapshot(use.server())).toBe(before);
    } finally {
      where.remove();
      await asRoot(use.server(), (session) => session.query("DROP USER 'weak'@'localhost'"));
    }
  });
});

describeServers(
  'two operators at once',
  (use) => {
    it('are told who holds the lock', async () => {
      const where = desk();
      const first = await openSession(rootSettings(use.server()));
      try {
        await first.query("SELECT GET_LOCK('tlsql-secure', 0)");
        const said = await secureHere(use.server(), where, '--yes', '--json');
        expect(said.status).toBe(1);
        expect(JSON.parse(said.out)).toMatchObject({
          error: { code: 'secure-locked', seen: expect.stringMatching(/root from .*connection \d+/) },
        });
        const planned = await secureHere(use.server(), where, '--plan', '--json');
        expect(JSON.parse(planned.out)).toMatchObject({ verdict: 'planned' });
      } finally {
        await first.close();
        where.remove();
      }
    });
  },
  { names: ['mysql9', 'maria11'] },
);

describeServers(
  'secrets',
  (use) => {
    it('are in no process list, no journal, no output', async () => {
      await makeApp(use);
      const where = desk();
      const secret = 'new-Secret-4711x';
      writeFileSync(where.at('password'), `${secret}\n`, { mode: 0o600 });
      const seen = new Set<string>();
      const timer = setInterval(() => {
        for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
          try {
            seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
          } catch {
            // It has ended.
          }
        }
      }, 10);
      try {
        const words = [
          '--account',
          "'made'@'%'",
          '--require',
          'subject',
          '--client-out',
          where.at('out'),
          '--account-password-file',
          where.at('password'),
          '--yes',
          '--json',
        ];
        const said = await runProgram(secureWords(use.server(), where, ...words));
        clearInterval(timer);
        expect(JSON.parse(said.out)).toMatchObject({ verdict: 'proven', proofs: [{ standIn: false }] });
        const key = readFileSync(where.at('out/made-key.pem'), 'utf8').split('\n')[1] ?? 'none';
        const state = execFileSync('/bin/sh', ['-c', `cat $(find ${where.at('state')} -name journal.jsonl)`], {
          encoding: 'utf8',
        });
        const everything = [said.out, said.err, state, use.server().log(), ...seen].join('\n');
        expect(seen.size).toBeGreaterThan(3);
        expect(everything).not.toContain(secret);
        expect(everything).not.toContain(key);
        expect(everything).not.toContain('PRIVATE KEY');
        const back = await secureHere(use.server(), where, '--rollback', '--json');
        expect(JSON.parse(back.out)).toMatchObject({ verdict: 'undone' });
        expect(existsSync(where.at('out/made-key.pem'))).toBe(false);
        expect(
          await asRoot(use.server(), (session) => session.query("SELECT 1 FROM mysql.user WHERE User = 'made'")),
        ).toEqual([]);
      } finally {
        clearInterval(timer);
        where.remove();
      }
    });
  },
  { names: ['mysql9', 'maria11'] },
);
