import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './source-tree.ts';

/** The first circle of imports, as the paths on it; undefined when there is none. */
function circle(files: readonly Pick<SourceFile, 'path' | 'text'>[]): readonly string[] | undefined {
  const imports = new Map(
    files.map((file) => [
      file.path,
      importsOf(file as SourceFile)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file.path), specifier)),
    ]),
  );
  const done = new Set<string>();
  const walk = (path: string, above: readonly string[]): readonly string[] | undefined => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path)) return undefined;
    done.add(path);
    for (const next of imports.get(path) ?? []) {
      const found = walk(next, [...above, path]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const { path } of files) {
    const found = walk(path, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

it('no file imports itself by way of others, types included', () => {
  expect(circle([...sourceFiles('src'), ...sourceFiles('scripts'), ...sourceFiles('test')])).toBeUndefined();
});

it('sees a circle of types', () => {
  expect(
    circle([
      { path: 'src/a.ts', text: "import type { B } from './b.ts';" },
      { path: 'src/b.ts', text: "import { c } from './c.ts';" },
      { path: 'src/c.ts', text: "import type { A } from './a.ts';" },
    ]),
  ).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.ts']);
});
