import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../tidy/source-tree.ts';

for (const name of readdirSync(join(root, 'examples'))) {
  it(`examples/${name} runs as it stands`, () => {
    const done = spawnSync(process.execPath, [join(root, 'examples', name)], { cwd: root, encoding: 'utf8' });
    expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 0, stderr: '' });
    expect(done.stdout).toMatch(/^proven: /m);
  });
}
