import { expect, it } from 'vitest';
import { readTextDocument } from './text-document.ts';

it('knows where every value stands', () => {
  const document = readTextDocument('a:\n  - b: 1\n    c: {d: 2}\n', 'f', 'x');
  expect(document.value).toEqual({ a: [{ b: 1, c: { d: 2 } }] });
  expect(document.at([])).toBe('f:1:1');
  expect(document.at(['a', 0, 'c', 'd'])).toBe('f:3:9: a[0].c.d');
  expect(document.at(['a', 0])).toBe('f:2:5: a[0]');
  expect(document.at(['nothing'])).toBe('f: nothing');
});

it('reads JSON with a byte order mark', () => {
  expect(readTextDocument('\uFEFF{"a": [1]}', 'f', 'x').value).toEqual({ a: [1] });
  expect(readTextDocument('', 'f', 'x').value).toBeNull();
});

it('keeps texts that grow without end away', () => {
  const bomb = Array.from(
    { length: 30 },
    (_, at) =>
      `a${at}: &a${at} [${Array(9)
        .fill(at === 0 ? 'x' : `*a${at - 1}`)
        .join(', ')}]`,
  );
  expect(() => readTextDocument(bomb.join('\n'), 'f', 'x')).toThrow(/alias/);
  expect(() => readTextDocument('x'.repeat(5_000_000), 'f', 'x')).toThrow(/characters/);
});
