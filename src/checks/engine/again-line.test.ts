import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { againLine, type Changes, shellWords } from './again-line.ts';

const again = "tlsql doctor --host=db1 -p '--ssl-ca=/my files/ca.pem' --ssl-mode=DISABLED";
const check = (changes: Changes, line: string): void => expect(againLine(makeFacts({ again }), changes)).toBe(line);

it('changes options and keeps the rest as it was', () => {
  check({ 'ssl-mode': 'REQUIRED' }, "tlsql doctor --host=db1 -p '--ssl-ca=/my files/ca.pem' --ssl-mode=REQUIRED");
  check({ 'ssl-ca': undefined }, 'tlsql doctor --host=db1 -p --ssl-mode=DISABLED');
  check(
    { 'ssl-ca': "/it's", compress: true },
    "tlsql doctor --host=db1 -p --ssl-mode=DISABLED '--ssl-ca=/it'\\''s' --compress",
  );
});

it('reads the words of a line back', () => {
  expect(shellWords("a 'b c' '--x=it'\\''s' -p")).toEqual(['a', 'b c', "--x=it's", '-p']);
});
