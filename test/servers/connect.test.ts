import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../src/cli/app.ts';
import type { Context } from '../../src/cli/context.ts';
import { openSession } from '../../src/session/open-session.ts';
import { makeTlsFolder } from '../make/tls-folder.ts';
import { describeServers, type ServerUnderTest } from './harness.ts';

const tls = makeTlsFolder();
afterAll(() => rmSync(tls.folder, { recursive: true }));

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `tlsql connect` in this process. */
async function tlsql(words: readonly string[], input?: string | Uint8Array, signal?: AbortSignal): Promise<Said> {
  const out: Uint8Array[] = [];
  const err: string[] = [];
  const context: Context = {
    stdout: {
      write: (text) => void out.push(Buffer.from(text)),
      writeBytes: (bytes) => {
        out.push(Buffer.from(bytes));
        return undefined;
      },
      isTTY: false,
      columns: 80,
    },
    stderr: { write: (text) => void err.push(text), isTTY: false, columns: 80 },
    stdin: Readable.from(input === undefined ? [] : [Buffer.from(input)]) as unknown as Context['stdin'],
    env: {},
    cwd: '/',
    home: tls.folder,
    now: () => new Date(),
    signal: signal ?? new AbortController().signal,
  };
  const status = await run(['connect', '--no-defaults', ...words], context);
  return { status, out: Buffer.concat(out).toString(), err: err.join('') };
}

describeServers(
  'connect',
  (use) => {
    const tcp = (...words: string[]): string[] => ['-h', '127.0.0.1', '-P', String(use.server().port), ...words];
    const root = (...words: string[]): string[] => tcp('-uroot', ...words);
    // yaSSL speaks TLS 1.0 only, which must be asked for by name.
    const old = use.name === 'mysql56' ? ['--tls-version=TLSv1'] : [];
    const verified = (...words: string[]): string[] => tcp('-um', '-psecret', '--ssl-ca', tls.ca, ...old, ...words);
    const withCert = ['--ssl-cert', tls.client.cert, '--ssl-key', tls.client.key];

    beforeAll(async () => {
      const account = "BY 'secret'";
      const sql =
        use.name === 'mysql56'
          ? "CREATE DATABASE shop; GRANT ALL ON *.* TO m@'%' IDENTIFIED BY 'secret' REQUIRE SSL; GRANT ALL ON *.* TO x@'%' IDENTIFIED BY 'secret' REQUIRE X509;"
          : `CREATE DATABASE shop; CREATE USER m@'%' IDENTIFIED ${account} REQUIRE SSL; GRANT ALL ON *.* TO m@'%'; CREATE USER x@'%' IDENTIFIED ${account} REQUIRE X509;`;
      expect(await tlsql(root('--ssl-mode=DISABLED', '-e', sql))).toEqual({ status: 0, out: '', err: '' });
    });

    it('prints results in each form', async () => {
      const sql = "SELECT 1 AS n, 'a\\tb' AS t, NULL AS z";
      const plain = root('--ssl-mode=DISABLED');
      expect(await tlsql([...plain, '-e', sql])).toEqual({ status: 0, out: 'n\tt\tz\n1\ta\\tb\tNULL\n', err: '' });
      expect((await tlsql([...plain, '-N', '-r', '-e', sql])).out).toBe('1\ta\tb\tNULL\n');
      expect((await tlsql([...plain, '-t', '-e', 'SELECT 1 AS n'])).out).toBe('+---+\n| n |\n+---+\n| 1 |\n+---+\n');
      expect((await tlsql([...plain, '-E', '-e', 'SELECT 1 AS n'])).out).toMatch(/^\*{27} 1\. row \*{27}\nn: 1\n$/);
      const json = await tlsql([...plain, '--json', '-e', `${sql}; DO 1`]);
      expect(JSON.parse(json.out).results).toMatchObject([
        { columns: [{ name: 'n' }, { name: 't', type: 'VARCHAR' }, { name: 'z' }], rows: [[1, 'a\tb', null]] },
        { affectedRows: 0 },
      ]);
    });

    it('keeps the words of a failed statement, and goes on only when forced', async () => {
      const input = 'SELECT 1;\n\nSELEC 2;\nSELECT 3;';
      const stopped = await tlsql(root('--ssl-mode=DISABLED', '-N'), input);
      expect(stopped).toMatchObject({ status: 1, out: '1\n' });
      expect(stopped.err).toMatch(/^ERROR 1064 \(42000\) at line 3: You have an error in your SQL syntax;/);
      expect(await tlsql(root('--ssl-mode=DISABLED', '-N', '-f'), input)).toMatchObject({ status: 1, out: '1\n3\n' });
      const json = await tlsql(root('--ssl-mode=DISABLED', '--json'), input);
      expect(JSON.parse(json.out)).toMatchObject({ results: [{ rows: [[1]] }], error: { fields: { number: 1064 } } });
    });

    it('says a refusal in the words of the client, and what to do next', async () => {
      const { status, err, out } = await tlsql(tcp('-um', '-pwrong', ...old, '--ssl-mode=REQUIRED', '-e', 'SELECT 1'));
      const [error, explanation, next] = err.split('\n');
      expect([status, out]).toEqual([1, '']);
      expect(error).toMatch(/^ERROR 1045 \(28000\): Access denied for user 'm'@'\S+' \(using password: YES\)$/);
      expect(explanation).toMatch(/wrong password/);
      expect(next).toMatch(
        /tlsql doctor --no-defaults --host=127\.0\.0\.1 --port=\d+ --user=m -p .*--ssl-mode=REQUIRED$/,
      );
      expect(err).not.toContain('wrong --');
    });

    it('takes the statements of a script as the own client does', async () => {
      const script = [
        'use shop',
        "CREATE TABLE t (a INT, b VARCHAR(20)); INSERT INTO t VALUES (1, 'x;y'), (2, \"it's\"), (3, 'a\\\\b\\n');",
        'DELIMITER //',
        "CREATE PROCEDURE p() BEGIN SELECT 'in; p'; SELECT COUNT(*) FROM t; END//",
        'DELIMITER ;',
        'CALL p(); -- a comment; here',
        '/*!40101 SET @a = 5 */; SELECT @a; # and; there',
        'SELECT * FROM t WHERE a > 99;',
        'SELECT /* ; */ `a`, b FROM t ORDER BY a',
      ].join('\n');
      const ours = await tlsql(root('--ssl-mode=DISABLED'), script);
      expect(ours).toMatchObject({ status: 0, err: '' });
      if (use.server().clientProgram('mysql') === null) return expect(ours.out).toContain('in; p\nCOUNT(*)\n3\n');
      await tlsql(root('--ssl-mode=DISABLED', '-e', 'DROP TABLE shop.t; DROP PROCEDURE shop.p'));
      const [program = '', ...words] = use.server().clientCommand('mysql');
      // 9.7 knows `use` without a semicolon only when told to.
      const commands = use.name === 'mysql9' ? ['--commands'] : [];
      const theirs = spawnSync(program, [...words, ...commands, '--batch', '--comments'], {
        input: script,
        encoding: 'utf8',
      });
      expect([theirs.status, theirs.stderr]).toEqual([0, '']);
      expect(ours.out).toBe(theirs.stdout);
    });

    it('passes every byte, also compressed', async () => {
      const sql = "SELECT x'00010203090a0d5c7f80fffe', REPEAT('\\0é\\n', 30000), x''";
      const plain = await tlsql(root('--ssl-mode=DISABLED', '-e', sql));
      expect(plain.status).toBe(0);
      const { status, out, err } = await tlsql(root('--ssl-mode=DISABLED', '-C', '-e', sql));
      expect([status, out === plain.out, err]).toEqual([0, true, expect.stringContaining('no encryption')]);
      const on = await tlsql(root('--ssl-mode=DISABLED', '-C', '-N', '-e', "SHOW SESSION STATUS LIKE 'Compression'"));
      expect(on.out).toBe('Compression\tON\n');
      if (use.server().clientProgram('mysql') === null) return;
      const [program = '', ...words] = use.server().clientCommand('mysql');
      // Its own option: characters as they are.
      const theirs = spawnSync(program, [...words, '--batch', '--default-character-set=utf8mb4', '-N', '-e', sql]);
      expect((await tlsql(root('--ssl-mode=DISABLED', '-N', '-e', sql))).out).toBe(theirs.stdout.toString());
    });

    it('runs statements of megabytes, in and out', async () => {
      const text = 'x'.repeat(900_000);
      const { out } = await tlsql(root('--ssl-mode=DISABLED', '-N'), `SELECT LENGTH('${text}'), '${text}';`);
      expect(out).toBe(`900000\t${text}\n`);
    });

    it('verifies chain and name when a CA is given, and shows by what', async () => {
      const shown = await tlsql(verified('-e', '\\s'));
      expect(shown.status, shown.err).toBe(0);
      expect(shown.out).toMatch(/TLS: +TLSv1(\.3)?, \S+\n/);
      expect(shown.out).toMatch(/ {2}chain: +verified\n {2}name: +verified: 127\.0\.0\.1 .*iPAddress/);
      expect(shown.out).toMatch(/Server certificate: +CN=server; valid to \S+, (29|30) days left/);
      expect(shown.err).toContain('chain and name are verified');
      const named = await tlsql(verified('--ssl-verify-name=db1.example.com', '-e', 'status'));
      expect(named.out).toMatch(/verified: db1\.example\.com .*dNSName/);
    });

    it('turns away from a wrong name and a foreign CA', async () => {
      for (const words of [['--ssl-verify-name=other.example.com'], ['--ssl-ca', tls.foreignCa]]) {
        const { status, err } = await tlsql([...verified(), ...words, '-e', 'SELECT 1']);
        expect(status, err).toBe(1);
        expect(err).toContain(
          'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed\n',
        );
        expect(err).toContain('tlsql doctor');
      }
    });

    it('shows the client certificate, and is refused without where it is required', async () => {
      const words = ['--ssl-ca', tls.ca, '-ux', '-psecret', ...old];
      expect((await tlsql(tcp(...words, '-e', 'SELECT 1'))).err).toContain('ERROR 1045 (28000)');
      const shown = await tlsql(tcp(...words, ...withCert, '-e', '\\s'));
      expect(shown.out).toMatch(/Client certificate: +CN=client; valid to/);
      const foreign = await tlsql(
        tcp(...words, '--ssl-cert', tls.foreign.cert, '--ssl-key', tls.foreign.key, '-e', 'DO 1'),
      );
      expect([foreign.status === 1 || foreign.status === 3, foreign.err.startsWith('note')]).toEqual([true, true]);
    });

    it('trusts the hash links of a folder', async () => {
      const folder = join(tls.folder, `capath-${use.name}`);
      mkdirSync(folder);
      const hash = execFileSync('openssl', ['x509', '-noout', '-hash', '-in', tls.ca], { encoding: 'utf8' }).trim();
      symlinkSync(tls.ca, join(folder, `${hash}.0`));
      const words = tcp('-um', '-psecret', '--ssl-capath', folder, '--ssl-mode=VERIFY_CA', ...old);
      expect(await tlsql([...words, '-N', '-e', 'SELECT 1'])).toEqual({ status: 0, out: '1\n', err: '' });
    });

    it('keeps TLS 1.3 where only ciphers of 1.2 are named', async () => {
      if (use.name === 'mysql56') return;
      const version = "SHOW SESSION STATUS LIKE 'Ssl_version'";
      const words = verified('--ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384', '-N', '-e', version);
      expect((await tlsql(words)).out).toBe('Ssl_version\tTLSv1.3\n');
      expect((await tlsql([...words, '--tls-version=TLSv1.2'])).out).toBe('Ssl_version\tTLSv1.2\n');
    });

    it('finds what is wrong with files and flags before it dials', async () => {
      const broken = join(tls.folder, 'broken.pem');
      writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
      const cases: [string[], RegExp][] = [
        [['--ssl-mode=VERIFY_CA'], /ERROR 2026 .*CA certificate is required/],
        [['--ssl-ca=/nope'], /ERROR 2026 .*SSL_CTX_set_default_verify_paths failed\n.*\/nope.*--ssl-ca/],
        [['--ssl-ca', broken], /ERROR 2026 .*\n.*broken\.pem.*no certificate/],
        [['--ssl-cert=/nope'], /ERROR 2026 .*Unable to get certificate/],
        [
          ['--ssl-cert', tls.client.cert, '--ssl-key', tls.foreign.key],
          /ERROR 2026 .*\n.*not the key of the certificate/,
        ],
        [['--ssl-mode=REQUIRED', '--ssl-cipher=NOPE'], /ERROR 2026 .*\n.*cipher list is unusable/],
      ];
      for (const [words, expected] of cases) {
        const { status, err } = await tlsql(['-h', '127.0.0.1', '-P', '1', ...words, '-e', 'SELECT 1']);
        expect(err, words.join(' ')).toMatch(expected);
        expect([1, 2], words.join(' ')).toContain(status);
      }
    });

    it('ends a statement that is interrupted, on the server too', async () => {
      const abort = new AbortController();
      const running = tlsql(
        root('--ssl-mode=DISABLED', '-e', "SELECT SLEEP(60), 'interrupt me'"),
        undefined,
        abort.signal,
      );
      const watch = await openSession(socket(use));
      const sleeping = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP(60)%'";
      while ((await watch.query(sleeping))[0]?.[0] === '0') await new Promise((resolve) => setTimeout(resolve, 20));
      abort.abort();
      expect(await running).toMatchObject({ status: 3 });
      expect(await watch.query(sleeping)).toEqual([['0']]);
      await watch.close();
    });

    it('sends no local file', async () => {
      const path = join(tls.folder, 'data.txt');
      writeFileSync(path, '1\n');
      const sql = `SET GLOBAL local_infile=1; CREATE TABLE shop.l (a INT); LOAD DATA LOCAL INFILE '${path}' INTO TABLE shop.l`;
      const { status, err } = await tlsql(root('--ssl-mode=DISABLED', '--local-infile', '-e', sql));
      expect([status, /ERROR (1148|2068|3948|4166)/.test(err)]).toEqual([1, true]);
      expect((await tlsql(root('--ssl-mode=DISABLED', '-N', '-e', 'SELECT COUNT(*) FROM shop.l'))).out).toBe('0\n');
    });

    it('shows warnings when asked', async () => {
      const { out } = await tlsql(
        root('--ssl-mode=DISABLED', '--show-warnings', '-N', '-e', "SELECT CAST('x' AS SIGNED)"),
      );
      expect(out).toMatch(/^0\nWarning \(Code 1292\): Truncated incorrect INTEGER value: 'x'\n$/);
    });
  },
  { start: { tls: tls.server } },
);

function socket(use: ServerUnderTest): Parameters<typeof openSession>[0] {
  const target = { socket: use.server().socket };
  return {
    target,
    at: target.socket,
    user: 'root',
    password: '',
    tls: 'never',
    material: {},
    verifyChain: false,
    connectMillis: 9000,
  };
}
