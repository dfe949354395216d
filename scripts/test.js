// What `npm test` runs: real servers first, then every test, then which servers the run had. Arguments go to vitest.
// Plain JavaScript, like build.js, so that a broken toolchain is reported by the toolchain and not by its loader.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const start = Date.now();
const report = process.env.TLSQL_SERVERS_REPORT ?? join(tmpdir(), `tlsql-servers-${process.pid}.json`);
const results = process.env.TLSQL_TEST_RESULTS;

try {
  if (process.env.TLSQL_TEST_SERVERS === undefined) {
    const fetched = node(['--import', 'tsx', join('scripts', 'servers', 'main.ts'), 'fetch']);
    if (fetched !== 0) console.error('Not every server could be fetched; the cases that need the others are skipped.');
  }
  const reporters =
    results === undefined ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  process.exitCode = node([
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...reporters,
    ...process.argv.slice(2),
  ]);
  console.log(`${servers()}\n${((Date.now() - start) / 1000).toFixed(1)} s in all`);
} finally {
  if (process.env.TLSQL_SERVERS_REPORT === undefined) rmSync(report, { force: true });
}

/** @param {string[]} args */
function node(args) {
  // What could not be fetched here is not tried once more by the tests.
  const env = { ...process.env, TLSQL_SERVERS_REPORT: report, TLSQL_SERVERS_TRIED: '1' };
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

/** Which real servers the run had, in a line. */
function servers() {
  try {
    /** @type {{ had: { name: string, version: string }[], missing: { name: string, why: string }[] }} */
    const { had, missing } = JSON.parse(readFileSync(report, 'utf8'));
    const names = had.map(({ name, version }) => `${name} ${version}`);
    const without = [...new Set(missing.map(({ why }) => why))].map((why) => {
      const those = missing.filter((each) => each.why === why).map(({ name }) => name);
      return `; without ${those.join(', ')}: ${why}`;
    });
    return `Real servers: ${names.join(', ') || 'none'}${without.join('')}`;
  } catch {
    return 'Real servers: none, no test asked for one';
  }
}
