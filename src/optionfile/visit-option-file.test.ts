import { expect, it } from 'vitest';
import { type OptionFileHarvest, visitOptionFile } from './visit-option-file.ts';

it('tells what became of the file, and passes over a path too long to open', () => {
  const harvest: OptionFileHarvest = { options: [], files: [], problems: [] };
  const walk = {
    groups: ['client'],
    choice: { dialect: 'mysql', env: {}, cwd: '/' } as const,
    source: {
      read: (path: string) =>
        path === '/bad'
          ? ({ kind: 'file', bytes: new TextEncoder().encode('x=1\n'), mode: 0o600 } as const)
          : ({ kind: 'missing' } as const),
      list: () => null,
    },
    harvest,
  };
  expect(['/none', '/bad', `/${'x'.repeat(600)}`].map((path) => visitOptionFile(path, walk))).toEqual([
    'absent',
    'stopped',
    'read',
  ]);
  expect(harvest.files.map(({ path, status }) => `${path} ${status}`)).toEqual(['/none missing', '/bad read']);
  expect(harvest.problems).toMatchObject([{ id: 'option-without-group', file: '/bad', line: 1, fatal: true }]);
});
