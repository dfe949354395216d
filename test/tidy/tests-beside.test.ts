import { expect, it } from 'vitest';
import { bareCode, isTest, sourceFiles } from './source-tree.ts';

/** Files without a test of the same name: types only, or exercised as a whole elsewhere. May only shrink. */
const exceptions: readonly string[] = [];

it('every source file has its test beside it', () => {
  const files = sourceFiles('src');
  const paths = new Set(files.map((file) => file.path));
  const code = files.filter((file) => !isTest(file.path) && hasCode(file.text));
  const without = code
    .map((file) => file.path)
    .filter((path) => !paths.has(path.replace(/\.ts$/, '.test.ts')) && !exceptions.includes(path));
  expect(without).toEqual([]);
});

it('names are kebab-case', () => {
  for (const { path } of sourceFiles('src'))
    expect(path.split('/').at(-1)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/);
});

/** False for files of types and plain data alone: there is nothing to run. */
function hasCode(text: string): boolean {
  const bare = bareCode(text)
    .replace(/^export type [\s\S]*?;$/gm, '')
    .replace(/^(?:export )?interface [\s\S]*?^}$/gm, '');
  return /\b(?:function|class|let)\b|=>|^\s*(?:export )?const \w+(?:: [^=]+)? = (?!\[|\{|'')/m.test(bare);
}
