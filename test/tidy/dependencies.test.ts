import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './source-tree.ts';

it('every runtime dependency has its reason in ARCHITECTURE.md, and none is listed that is gone', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  const section = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('## Runtime dependencies')[1] ?? '';
  const reasons = [...section.matchAll(/^- `([@a-z0-9/.-]+)`: /gm)].map((match) => match[1]);
  expect(reasons.sort()).toEqual(Object.keys(manifest.dependencies ?? {}).sort());
});
