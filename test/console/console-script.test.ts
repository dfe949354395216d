import { expect, it } from 'vitest';
import { consoleBlocks, fits, masked, parseConsole } from './console-script.ts';

it('reads commands, continuations and output', () => {
  expect(parseConsole('$ a \\\n>   b\nout\n\n$ c\n', 10)).toEqual([
    { line: 10, command: 'a b', expected: ['out', ''] },
    { line: 14, command: 'c', expected: [] },
  ]);
  expect(consoleBlocks('x\n```console\n$ a\n1\n```\n```\n$ no\n```\n')).toEqual([
    { line: 3, command: 'a', expected: ['1'] },
  ]);
});

it('masks what changes and nothing else', () => {
  expect(
    masked('took 12 ms at 127.0.0.1:3306 in /tmp/tlsql-x1 on 2026-01-02T03:04:05.678Z with MariaDB 11.8.6-MariaDB'),
  ).toBe('took <duration> at 127.0.0.1:<port> in <temp> on <time> with MariaDB <version>');
  expect(masked('TLSv1.3 error 1045')).toBe('TLSv1.3 error 1045');
});

it('fits with any lines in between, and not otherwise', () => {
  expect(fits(['a', '...', 'c'], ['a', 'b', 'b', 'c'])).toBe(true);
  expect(fits(['...'], [])).toBe(true);
  expect(fits(['a'], ['b'])).toBe(false);
  expect(fits(['a'], ['a', 'b'])).toBe(false);
});
