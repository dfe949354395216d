import { expect, it } from 'vitest';
import { localProc } from './proc-view.ts';

it('never throws for what is not there', () => {
  expect(localProc.text('/nowhere/x')).toBeUndefined();
  expect(localProc.names('/nowhere')).toBeUndefined();
  expect(localProc.link('/nowhere/x')).toBeUndefined();
  expect(localProc.inode('/nowhere/x')).toBeUndefined();
  expect(localProc.inode('/')).toBe(localProc.inode('/.'));
});
