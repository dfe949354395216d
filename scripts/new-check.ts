// node --import tsx scripts/new-check.ts ID FAMILY: makes check, test, documentation page and list entry of a new check.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checksFolder, idsByFamily } from './check-lists.ts';
import { checkTemplate, testTemplate } from './check-template.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [id = '', family = ''] = process.argv.slice(2);
const families = [...idsByFamily(root).keys()];

function main(): number {
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id) || !families.includes(family)) {
    console.error(
      `usage: new-check ID FAMILY\n  ID      kebab-case, at least two words\n  FAMILY  ${families.join(' | ')}`,
    );
    return 2;
  }
  const files = [
    [join(checksFolder, `${id}.ts`), checkTemplate(id, family)],
    [join(checksFolder, `${id}.test.ts`), testTemplate(id)],
  ] as const;
  const there = files.find(([path]) => existsSync(join(root, path)));
  if (there !== undefined) {
    console.error(`${there[0]} is there already`);
    return 1;
  }
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  execFileSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/check-docs.ts')], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`made ${files.map(([path]) => path).join(', ')}; next: fill them in, then run check-docs again`);
  return 0;
}

process.exitCode = main();
