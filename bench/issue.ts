import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run bench:issue [-- COUNT]: COUNT (10,000) client certificates with key, certificate, index entry and copy; a CRL of as many;
// a list of 100,000 and revoking one of them; beside `openssl req` and `openssl ca` in the same run. `npm run build` first: the
// program is measured as it is installed, start included. What is to be reached stands beside each figure.

const count = Number(process.argv[2] ?? 10_000);
const opensslCount = 40;
const bin = fileURLToPath(new URL('../bin/tlsql.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tlsql-bench-'));
const ca = join(folder, 'ca');

interface Run {
  readonly seconds: number;
  /** Largest resident set, MB. */
  readonly megabytes: number;
  readonly out: string;
}

try {
  console.log(
    `Node ${process.versions.node}, load ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}`,
  );
  await tlsql('ca', 'init', ca, '--subject', '/C=PT/O=Example/CN=Example CA');
  const perSecond = await bulk();
  const theirs = openssl();
  console.log(
    `openssl req + openssl ca: ${theirs.toFixed(1)} certificates/s; tlsql is ${(perSecond / theirs).toFixed(0)} times as fast (>= 80)`,
  );
  await crl();
  await large();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bulk(): Promise<number> {
  const csv = join(folder, 'names.csv');
  writeFileSync(csv, `name\n${Array.from({ length: count }, (_, index) => `client-${index}`).join('\n')}\n`);
  const run = await tlsql('cert', 'bulk', csv, '--ca', ca, '--out', join(folder, 'out'), '--json');
  const done = JSON.parse(run.out) as { made: number; seconds: number };
  const files = readdirSync(join(folder, 'out')).length;
  const perSecond = count / done.seconds;
  console.log(
    `bulk: ${done.made} certificates, ${files} files, ${done.seconds.toFixed(2)} s: ${perSecond.toFixed(0)}/s (>= 2500); ` +
      `with start and checks of the rows ${run.seconds.toFixed(2)} s; ${run.megabytes.toFixed(0)} MB (<= 250)`,
  );
  return perSecond;
}

/** Certificates a second by the openssl program, on a folder of its own that begins as ours did. */
function openssl(): number {
  const dir = join(folder, 'theirs');
  spawnSync(process.execPath, [bin, 'ca', 'init', dir, '--subject', '/C=PT/O=Example/CN=Example CA']);
  const start = performance.now();
  for (let index = 0; index < opensslCount; index += 1) {
    const base = join(folder, `theirs-${index}`);
    run(
      'openssl',
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${base}.key`,
      '-subj',
      `/C=PT/O=Example/CN=client-${index}`,
      '-out',
      `${base}.csr`,
    );
    run(
      'openssl',
      'ca',
      '-batch',
      '-notext',
      '-config',
      join(dir, 'openssl.cnf'),
      '-in',
      `${base}.csr`,
      '-out',
      `${base}.pem`,
    );
  }
  return opensslCount / ((performance.now() - start) / 1000);
}

async function crl(): Promise<void> {
  const index = join(ca, 'index.txt');
  const text = readFileSync(index, 'latin1').replace(/^V\t(\d+Z)\t\t/gm, 'R\t$1\t261101000000Z,superseded\t');
  writeFileSync(index, text);
  const made = await tlsql('ca', 'crl', ca, '--json');
  const { revoked } = JSON.parse(made.out) as { revoked: number };
  const size = readFileSync(join(ca, 'crl.pem')).length;
  console.log(
    `CRL: ${revoked} entries, ${(size / 1024).toFixed(0)} KiB, ${made.seconds.toFixed(2)} s with start (<= 0.5)`,
  );
  run('openssl', 'crl', '-in', join(ca, 'crl.pem'), '-noout', '-CAfile', join(ca, 'cacert.pem'));
  console.log(
    `  openssl ca -gencrl: ${time(() => run('openssl', 'ca', '-config', join(ca, 'openssl.cnf'), '-gencrl', '-out', join(folder, 'crl.pem'))).toFixed(2)} s`,
  );
}

/** A folder of 100,000 certificates: only its index matters. */
async function large(): Promise<void> {
  const dir = join(folder, 'large');
  mkdirSync(dir);
  rmSync(dir, { recursive: true });
  await tlsql('ca', 'init', dir, '--subject', '/C=PT/O=Example/CN=Example CA');
  const serial = (index: number): string =>
    `4${createHash('md5').update(`${index}`).digest('hex').slice(1).toUpperCase()}`;
  const line = (index: number): string =>
    `V\t281223140914Z\t\t${serial(index)}\tunknown\t/C=PT/O=Example/CN=client-${index}\n`;
  writeFileSync(join(dir, 'index.txt'), Array.from({ length: 100_000 }, (_, index) => line(index)).join(''));
  const show = await tlsql('ca', 'show', dir);
  console.log(
    `ca show of 100,000: ${show.seconds.toFixed(2)} s with start (<= 1), ${show.out.split('\n').length} lines`,
  );
  const plain = await tlsql('cert', 'revoke', serial(50_000), '--ca', dir, '--no-crl');
  const withCrl = await tlsql('cert', 'revoke', serial(60_000), '--ca', dir, '--reason', 'superseded');
  console.log(
    `revoke one of 100,000: ${plain.seconds.toFixed(2)} s, and with the CRL ${withCrl.seconds.toFixed(2)} s, both with start (<= 0.2)`,
  );
  const start = await tlsql('--version');
  console.log(`  of it the start of the program: ${start.seconds.toFixed(2)} s`);
}

/** Runs the program and watches its memory. */
function tlsql(...args: string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  let megabytes = 0;
  const timer = setInterval(() => {
    const status = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, 'latin1') : '';
    megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 10);
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, megabytes, out });
      else reject(new Error(`tlsql ${args.join(' ')} ended with ${code}`));
    });
  });
}

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${stderr}`);
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
