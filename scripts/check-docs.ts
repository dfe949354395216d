// Writes what is generated from the checks: their lists and one documentation page each. `--check` writes nothing and
// fails when a file is not what it would write.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLists } from './check-lists.ts';
import { checkPages } from './check-pages.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const only = process.argv.includes('--check');
const read = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};

let stale = 0;
const bring = (files: ReadonlyMap<string, string>): void => {
  for (const [path, text] of files) {
    if (read(path) === text) continue;
    stale += 1;
    console.log(`${only ? 'stale' : 'wrote'} ${path}`);
    if (only) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

bring(checkLists(root));
const pages = await checkPages();
bring(pages);
for (const name of readdirSync(join(root, 'docs/checks')).filter((entry) => !pages.has(`docs/checks/${entry}`))) {
  stale += 1;
  console.log(`${only ? 'left over' : 'removed'} docs/checks/${name}`);
  if (!only) rmSync(join(root, 'docs/checks', name));
}
process.exitCode = only && stale > 0 ? 1 : 0;
