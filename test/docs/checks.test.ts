import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLists } from '../../scripts/check-lists.ts';
import { checkPages } from '../../scripts/check-pages.ts';
import { root } from '../tidy/source-tree.ts';

const hint = 'run: node --import tsx scripts/check-docs.ts';

it('the lists of checks are those of the files', () => {
  for (const [path, text] of checkLists(root))
    expect(readFileSync(join(root, path), 'utf8'), `${path}: ${hint}`).toBe(text);
});

it('every check has its page, as generated, and no page is left over', async () => {
  const pages = await checkPages();
  for (const [path, text] of pages) expect(readFileSync(join(root, path), 'utf8'), `${path}: ${hint}`).toBe(text);
  const there = readdirSync(join(root, 'docs/checks')).map((name) => `docs/checks/${name}`);
  expect(there.sort()).toEqual([...pages.keys()].sort());
});
