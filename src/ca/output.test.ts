import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { makeOutput, outputFiles } from './output.ts';

it('writes what there is, the key for its owner alone', () => {
  const files = outputFiles('/out', 'db1', { certificatePem: 'c', keyPem: 'k', chainPem: undefined });
  expect(files.map(({ path, mode }) => [basename(path), mode])).toEqual([
    ['db1-key.pem', 0o600],
    ['db1-cert.pem', 0o644],
  ]);
});

it('makes folders for the owner alone and leaves others as they are', () => {
  const dir = scratch();
  makeOutput(join(dir, 'a', 'b'));
  expect(['a', 'a/b'].map((path) => statSync(join(dir, path)).mode & 0o777)).toEqual([0o700, 0o700]);
  mkdirSync(join(dir, 'c'));
  chmodSync(join(dir, 'c'), 0o755);
  makeOutput(join(dir, 'c'));
  expect(statSync(join(dir, 'c')).mode & 0o777).toBe(0o755);
  writeFileSync(join(dir, 'file'), '');
  expect(() => makeOutput(join(dir, 'file'))).toThrow(expect.objectContaining({ code: 'file-exists' }));
});
