// Random chains, verified by tlsql and by the openssl program: `npm run judge:x509 [-- COUNT [SEED]]`. Every error, its depth
// and their order must agree. Status 1 when any differs; the seed of a case makes it again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../../src/base/text-table.ts';
import { hasOpenssl, opensslVersion } from '../../test/x509/openssl.ts';
import { differences, ourVerdict, type VerifyCase } from '../../test/x509/verify-judge.ts';
import { randomCase } from './x509-random.ts';

const [count = 2000, first = 1] = process.argv.slice(2).map(Number);
if (!hasOpenssl) {
  console.error(`not judged: there is no OpenSSL 3 program here (${opensslVersion ?? 'none'})`);
  process.exit(3);
}
const began = Date.now();
const cases = Array.from({ length: count }, (_, index) => randomCase(first + index));
const made = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'tlsql-judge-'));
try {
  const differing = await differences(cases, folder);
  const wrong = new Set(differing.map(({ name }) => name));
  const rows = new Map<string, { cases: number; agree: number }>();
  for (const one of cases) {
    const verdict = verdictOf(one);
    const row = rows.get(verdict) ?? { cases: 0, agree: 0 };
    rows.set(verdict, { cases: row.cases + 1, agree: row.agree + (wrong.has(one.name) ? 0 : 1) });
  }
  const sorted = [...rows].sort(([, a], [, b]) => b.cases - a.cases);
  console.log(
    textTable(
      [{ title: 'first error' }, { title: 'cases', align: 'right' }, { title: 'agree', align: 'right' }],
      [...sorted, ['all', { cases: count, agree: count - wrong.size }] as const].map(([verdict, row]) => [
        verdict,
        `${row.cases}`,
        `${row.agree}`,
      ]),
    ),
  );
  for (const { name, ours, theirs } of differing) console.log(`${name}: tlsql ${ours} | openssl ${theirs}`);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  console.error(`${opensslVersion}; made in ${seconds(began, made)} s, judged in ${seconds(made, Date.now())} s`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function verdictOf(one: VerifyCase): string {
  try {
    return ourVerdict(one).split(/[ @]/)[0] ?? '';
  } catch {
    return 'unreadable';
  }
}
