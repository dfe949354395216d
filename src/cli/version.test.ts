import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../../test/tidy/source-tree.ts';
import { version } from './version.ts';

it('is the one of package.json as npm reads it', () => {
  expect(version).toBe(
    JSON.parse(
      execFileSync('npm', ['pkg', 'get', 'version'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ),
  );
});
