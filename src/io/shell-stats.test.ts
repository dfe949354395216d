import { expect, it } from 'vitest';
import { statsFrom } from './shell-stats.ts';

it('puts lines, errors and targets to their paths', () => {
  const lines = [
    "stat: cannot statx '/none': No such file or directory",
    'S 41ed 0 0 4096 10 65024 2 /',
    'S a1ff 0 0 7 10 65024 3 /with space',
    'S a1ff 0 0 7 10 65024 4 /closed',
  ];
  expect(statsFrom(['/', '/none', '/with space', '/closed', '/never'], lines, ['L /with space a b'])).toEqual([
    { type: 'directory', mode: 0o755, uid: 0, gid: 0, size: 4096, modified: new Date(10_000), identity: '65024:2' },
    { errno: 'ENOENT' },
    expect.objectContaining({ type: 'link', target: 'a b', mode: 0o777 }),
    { errno: 'EACCES' },
    { errno: 'unknown' },
  ]);
  expect(statsFrom(["/it's"], ['stat: cannot statx "/it\'s": Permission denied'], [])).toEqual([{ errno: 'EACCES' }]);
});
