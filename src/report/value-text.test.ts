import { expect, it } from 'vitest';
import { valueText } from './value-text.ts';

it('writes lists without the marks of JSON', () => {
  const check = (value: Parameters<typeof valueText>[0], text: string): void => expect(valueText(value)).toBe(text);
  check('a b', 'a b');
  check(['a', 1, null], 'a | 1 | null');
  check({ a: 'b', c: [1, 2] }, 'a b, c 1 2');
  check(
    [
      { pid: 7, ports: [3306] },
      { pid: 8, ports: null },
    ],
    'pid 7, ports 3306 | pid 8, ports null',
  );
});
