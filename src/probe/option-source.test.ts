import { expect, it } from 'vitest';
import { localOptionFiles } from './option-source.ts';

it('answers for files that are there and files that are not', () => {
  expect(localOptionFiles.read('/etc/passwd')).toMatchObject({ kind: 'file', mode: 0o644 });
  expect(localOptionFiles.read('/nowhere/my.cnf')).toEqual({ kind: 'missing' });
  expect(localOptionFiles.read('/')).toMatchObject({ kind: 'unreadable' });
  expect(localOptionFiles.list('/nowhere')).toBeNull();
  expect(localOptionFiles.list('/')).toContain('etc');
});
