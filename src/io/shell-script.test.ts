import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellScript } from './shell-script.ts';

it('is sh as POSIX has it, and ends with its input', () => {
  expect(spawnSync('sh', ['-n'], { input: shellScript('MARK'), encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
  const run = spawnSync('sh', [], { input: `${shellScript('MARK')}`, encoding: 'utf8' });
  expect([run.status, run.stdout]).toEqual([0, '\nMARK ready \n']);
});
