import { expect, it } from 'vitest';
import { bareCode, isTest, sourceFiles } from './source-tree.ts';

/** Files that only make sense as a whole, and the test that exercises that whole. May only shrink. */
const exceptions: Readonly<Record<string, string>> = {
  'src/cli/commands.ts': 'test/tidy/commands.test.ts',
  'src/cli/demo.ts': 'test/console/console-blocks.test.ts',
  'src/cli/main.ts': 'test/console/console-blocks.test.ts',
  'src/demo/builtin-server.ts': 'test/servers/demo.test.ts',
  'src/demo/demo-certificates.ts': 'test/servers/demo.test.ts',
  'src/demo/demo.ts': 'test/servers/demo.test.ts',
  'src/demo/real-server.ts': 'test/servers/demo.test.ts',
  'src/prove/prove-connection.ts': 'test/servers/prove.test.ts',
  'src/prove/prove.ts': 'test/servers/prove.test.ts',
  'src/prove/session-proofs.ts': 'test/servers/prove.test.ts',
};

it('every source file has its test beside it', () => {
  const files = sourceFiles('src');
  const paths = new Set(files.map((file) => file.path));
  const code = files.filter((file) => !isTest(file.path) && hasCode(file.text));
  const without = code
    .map((file) => file.path)
    .filter((path) => !paths.has(path.replace(/\.ts$/, '.test.ts')) && exceptions[path] === undefined);
  expect(without).toEqual([]);
});

it('what is said to exercise a file is there, and the file needs it', () => {
  const paths = new Set([...sourceFiles('src'), ...sourceFiles('test')].map((file) => file.path));
  for (const [path, test] of Object.entries(exceptions)) {
    expect([path, paths.has(path), paths.has(test), paths.has(path.replace(/\.ts$/, '.test.ts'))]).toEqual([
      path,
      true,
      true,
      false,
    ]);
  }
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
