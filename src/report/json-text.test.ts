import { expect, it } from 'vitest';
import { jsonText } from './json-text.ts';

it('writes nothing that steers a terminal, and means the same', () => {
  const value = { text: '\u001b[2J\u009b31m\u202eabc\u007fü\u061c\u2028\u{e0041}\n' };
  expect(jsonText(value)).toContain(String.raw`\u001b[2J\u009b31m\u202eabc\u007fü\u061c\u2028\udb40\udc41\n`);
  expect(JSON.parse(jsonText(value))).toEqual(value);
});
