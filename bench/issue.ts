import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run bench:issue [-- COUNT [ROUNDS]]: COUNT (10,000) client certificates with key, certificate, index entry and copy; a CRL
// of as many; a list of 100,000 and revoking one of them; beside `openssl req` and `openssl ca`, in turns, ROUNDS (5) times. Each
// line gives the median of the rounds, the least and the most. The program is measured as it is installed, start included.
// What is to be reached stands beside each figure.
//
// Before each part the disk is synced, so that none pays for another's files. Nothing is removed before the end, and every round
// lies elsewhere on the disk (`chattr +T`): an ext4 without journal looks through the inodes that were freed in the last minutes
// each time it makes a file, which made a second run half as fast as the first. Where a plain loop makes few files a second, the
// disk is what is measured.
const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 5);
const opensslCount = 40;
const bin = fileURLToPath(new URL('../bin/tlsql.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tlsql-bench-'));
const figures = new Map<string, number[]>();

interface Run {
  readonly seconds: number;
  /** Of all threads, as last seen before the end. */
  readonly cpuSeconds: number;
  /** Largest resident set, MB. */
  readonly megabytes: number;
  readonly out: string;
}

try {
  spawnSync('chattr', ['+T', folder], { stdio: 'ignore' });
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(`Node ${process.versions.node}, load ${load.join(' ')}, ${rounds} rounds: median (least to most)`);
  const names = join(folder, 'names.csv');
  writeFileSync(names, `name\n${Array.from({ length: count }, (_, index) => `client-${index}`).join('\n')}\n`);
  const index = join(folder, 'large.txt');
  writeFileSync(index, Array.from({ length: 100_000 }, (_, number) => lineOf(number)).join(''));
  for (let round = 0; round < rounds; round += 1) {
    const dir = join(folder, `round-${round}`);
    mkdirSync(dir);
    plainFiles(join(dir, 'plain'));
    await bulk(dir, names);
    await openssl(join(dir, 'openssl'));
    await crl(dir);
    await large(join(dir, 'large'), index);
  }
  report();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bulk(dir: string, names: string): Promise<void> {
  const [ca, out] = [await newCa(join(dir, 'ca')), join(dir, 'out')];
  const run = await tlsql('cert', 'bulk', names, '--ca', ca, '--out', out, '--json');
  const done = JSON.parse(run.out) as { made: number; seconds: number };
  const files = readdirSync(out).length;
  if (done.made !== count || files !== 2 * count) throw new Error(`${done.made} certificates, ${files} files`);
  note('bulk', count / done.seconds);
  note('bulk whole', count / run.seconds);
  note('bulk cpu', (run.cpuSeconds / count) * 1000);
  note('bulk memory', run.megabytes);
}

/** How fast one thread makes files of the size of a certificate, without anything else; in certificates, of three files each. */
function plainFiles(dir: string): void {
  mkdirSync(dir);
  const bytes = Buffer.alloc(800, 'x');
  const files = 6000;
  sync();
  const seconds = time(() => {
    for (let index = 0; index < files; index += 1) writeFileSync(join(dir, `${index}.pem`), bytes, { flag: 'wx' });
    sync();
  });
  note('plain', files / 3 / seconds);
}

/** The openssl program, on a folder of its own that begins as ours did. */
async function openssl(dir: string): Promise<void> {
  const config = join(await newCa(dir), 'openssl.cnf');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  sync();
  const seconds = time(() => {
    for (let index = 0; index < opensslCount; index += 1) {
      const base = join(dir, `client-${index}`);
      const name = ['-subj', `/C=PT/O=Example/CN=client-${index}`];
      run('openssl', 'req', '-new', ...newKey, '-keyout', `${base}.key`, ...name, '-out', `${base}.csr`);
      run('openssl', 'ca', '-batch', '-notext', '-config', config, '-in', `${base}.csr`, '-out', `${base}.pem`);
    }
  });
  note('openssl', opensslCount / seconds);
}

async function crl(dir: string): Promise<void> {
  const ca = join(dir, 'ca');
  const index = join(ca, 'index.txt');
  const valid = readFileSync(index, 'latin1');
  writeFileSync(index, valid.replace(/^V\t(\d+Z)\t\t/gm, 'R\t$1\t261101000000Z,superseded\t'));
  const made = await tlsql('ca', 'crl', ca, '--json');
  const { revoked } = JSON.parse(made.out) as { revoked: number };
  if (revoked !== count) throw new Error(`a CRL of ${revoked}`);
  note('crl', made.seconds);
  run('openssl', 'crl', '-in', join(ca, 'crl.pem'), '-noout', '-CAfile', join(ca, 'cacert.pem'));
  const theirs = ['-config', join(ca, 'openssl.cnf'), '-gencrl', '-out', join(dir, 'crl.pem')];
  note(
    'crl openssl',
    time(() => run('openssl', 'ca', ...theirs)),
  );
}

/** A folder of 100,000 certificates: only its index matters. */
async function large(dir: string, index: string): Promise<void> {
  await newCa(dir);
  cpSync(index, join(dir, 'index.txt'));
  const show = await tlsql('ca', 'show', dir);
  if (show.out.split('\n').length < 100_000) throw new Error('ca show leaves certificates out');
  note('show', show.seconds);
  note('revoke', (await tlsql('cert', 'revoke', serialOf(50_000), '--ca', dir, '--no-crl')).seconds);
  note('revoke crl', (await tlsql('cert', 'revoke', serialOf(60_000), '--ca', dir, '--reason', 'superseded')).seconds);
  note('start', (await tlsql('cert', 'revoke', '--help')).seconds);
}

function report(): void {
  const say = (label: string, name: string, unit: string, target = '', digits = 0): void => {
    const all = figures.get(name) ?? [];
    const [least, most] = [Math.min(...all), Math.max(...all)].map((value) => value.toFixed(digits));
    console.log(`${label}: ${median(name).toFixed(digits)}${unit} (${least} to ${most})${target && `, ${target}`}`);
  };
  say(`bulk of ${count}`, 'bulk', '/s', 'to reach >= 2500');
  say('  with start and checks of the rows', 'bulk whole', '/s');
  say('  processor time for each, all threads', 'bulk cpu', ' ms', '', 2);
  say('  memory', 'bulk memory', ' MB', 'to reach <= 250');
  say('  a plain loop that only makes the files', 'plain', '/s');
  say('openssl req + openssl ca', 'openssl', '/s', '', 1);
  console.log(`  tlsql is ${(median('bulk') / median('openssl')).toFixed(0)} times as fast, to reach >= 80`);
  say(`CRL of ${count}`, 'crl', ' s', 'to reach <= 0.5', 2);
  say('  openssl ca -gencrl', 'crl openssl', ' s', '', 2);
  say('ca show of 100,000', 'show', ' s', 'to reach <= 1', 2);
  say('revoke one of 100,000', 'revoke', ' s', 'to reach <= 0.2', 2);
  say('  and make the CRL', 'revoke crl', ' s', 'to reach <= 0.2', 2);
  say('  of it the start of the program', 'start', ' s', '', 2);
}

async function newCa(dir: string): Promise<string> {
  await tlsql('ca', 'init', dir, '--subject', '/C=PT/O=Example/CN=Example CA');
  return dir;
}

function serialOf(index: number): string {
  return `4${createHash('md5').update(`${index}`).digest('hex').slice(1).toUpperCase()}`;
}

function lineOf(index: number): string {
  return `V\t281223140914Z\t\t${serialOf(index)}\tunknown\t/C=PT/O=Example/CN=client-${index}\n`;
}

/** Runs the program on a synced disk and watches what it takes. */
function tlsql(...args: string[]): Promise<Run> {
  sync();
  const start = performance.now();
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  let [megabytes, cpuSeconds] = [0, 0];
  const timer = setInterval(() => {
    const resident = /VmHWM:\s+(\d+)/.exec(procFile(child.pid, 'status'))?.[1] ?? 0;
    megabytes = Math.max(megabytes, Number(resident) / 1024);
    // Fields 14 and 15 of /proc/PID/stat (proc(5)): hundredths of a second in user and kernel mode.
    const [user = 0, system = 0] =
      procFile(child.pid, 'stat').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    cpuSeconds = Math.max(cpuSeconds, (user + system) / 100);
  }, 10);
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, cpuSeconds, megabytes, out });
      else reject(new Error(`tlsql ${args.join(' ')} ended with ${code}`));
    });
  });
}

function procFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}

function sync(): void {
  spawnSync('sync', ['-f', folder]);
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

function note(name: string, value: number): void {
  figures.set(name, [...(figures.get(name) ?? []), value]);
}

function median(name: string): number {
  const all = [...(figures.get(name) ?? [])].sort((a, b) => a - b);
  const middle = all.length >> 1;
  return all.length % 2 === 1 ? (all[middle] ?? 0) : ((all[middle - 1] ?? 0) + (all[middle] ?? 0)) / 2;
}
