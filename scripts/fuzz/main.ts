import { generateKeyPairSync } from 'node:crypto';
import { parseArgs } from 'node:util';
import { attempt } from './attempt.ts';
import { type Entry, readCorpus, writeEntry } from './corpus.ts';
import { mutate, randomFrom } from './mutate.ts';
import { targets } from './targets.ts';

const usage = `Changes recorded conversations at random and plays them to every parser and both handshakes.

  npm run fuzz -- [--minutes N] [--seed N] [--keep]

Anything thrown that carries no code, a hang, or memory beyond the bound is a finding: it is printed, written to
test/corpus/mysql/finding-….txt, and the exit status is 1. --keep adds inputs with new behaviour to test/corpus/mysql/grown.
`;

/** Inputs whose behaviour was new; they are changed further. */
const POOL_MAX = 4000;

function main(): number {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const seed = Number(values.seed);
  const all = targets(
    generateKeyPairSync('rsa', {
      modulusLength: 1024,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
  );
  const pool: Entry[] = readCorpus();
  const recorded = pool.length;
  const random = randomFrom(seed);
  const seen = new Set<string>();
  let runs = 0;
  let findings = 0;
  const end = performance.now() + Number(values.minutes) * 60_000;
  for (const entry of [...pool]) for (const target of all) seen.add(attempt(target, entry.lines, seed).signature);
  console.error(`${recorded} recordings, ${all.length} targets, seed ${seed}`);
  while (performance.now() < end) {
    const from = pool[Math.floor(random() * pool.length)];
    if (from === undefined) break;
    const lines = mutate(from, pool, random);
    const own = Math.floor(random() * 0xffffffff);
    for (const target of all) {
      runs += 1;
      const { signature, finding } = attempt(target, lines, own);
      if (finding !== undefined && findings < 20) {
        findings += 1;
        console.log(`${target.name}, seed ${own}: ${finding}`);
        writeEntry(`finding-${target.name}-${own}`, `${target.name}, seed ${own}: ${finding.split('\n')[0]}`, lines);
      }
      if (seen.has(signature) || pool.length >= POOL_MAX) continue;
      seen.add(signature);
      pool.push({ name: `grown/${signature}`, lines });
      const name = signature.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 80);
      if (values.keep) writeEntry(`grown/${name}`, signature, lines);
    }
  }
  console.log(`${runs} runs, ${seen.size} behaviours (${pool.length - recorded} inputs grown), ${findings} findings`);
  return findings === 0 ? 0 : 1;
}

process.exitCode = main();
