import { describe, expect, it } from 'vitest';
import { isTest, sourceFiles } from './source-tree.ts';

/** Lines a source file may have. Function length is biome's noExcessiveLinesPerFunction (biome.json). */
const limit = 260;

/** Files that are longer, with the length they may not pass: data tables mostly. Entries may only shrink or go. */
const exceptions: Record<string, number> = {};

describe('sizes', () => {
  const lengths = sourceFiles('src')
    .filter((file) => !isTest(file.path))
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }));

  it('no source file is longer than a reader can hold', () => {
    expect(lengths.filter(({ path, lines }) => lines > (exceptions[path] ?? limit))).toEqual([]);
  });

  it('no exception is kept that is no longer needed', () => {
    for (const path of Object.keys(exceptions)) {
      expect(lengths.find((entry) => entry.path === path)?.lines, path).toBeGreaterThan(limit);
    }
  });
});
