import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { tailOf } from './index-tail.ts';

const line = (serial: number): string =>
  `V\t270102030405Z\t\t${serial.toString(16).toUpperCase().padStart(4, '0')}\tunknown\t/CN=${serial}\n`;
const many = Array.from({ length: 3000 }, (_, serial) => line(serial)).join('');

/** What an index with this text gives: the bytes of its tail, or the place of the damage. */
function check(text: string, expected: number | string): void {
  const path = join(scratch(), 'index.txt');
  writeFileSync(path, text);
  if (typeof expected === 'number') expect(tailOf(path)).toHaveLength(expected);
  else
    expect(() => tailOf(path)).toThrow(
      expect.objectContaining({ code: 'index-damaged', message: expect.stringContaining(`index.txt ${expected}`) }),
    );
}

it('reads the end of an index and checks every whole line of it', () => {
  check('', 0);
  check(line(1), line(1).length);
  check(many, 65_536);
  check(`# a comment\n${line(1)}`, line(1).length + 12);
  check(`${line(1)}garbage\n${line(2)}`, 'line 2');
  check(`${line(1)}\n${line(2)}`, 'line 2');
  check(`${many}garbage\n${line(2)}`, 'line 3001');
  // Whoever appends looks at a last line without newline himself; what comes before the tail is not read.
  check(`${line(1)}V\t2701`, line(1).length + 6);
  check(`garbage\n${many}`, 65_536);
});

it('has nothing for an index that is not there', () => {
  expect(tailOf(join(scratch(), 'none'))).toHaveLength(0);
});
