import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { newLayout } from './folder-layout.ts';
import { hexOf, nextSerial, readNumber } from './serials.ts';

const layout = { ...newLayout('/nowhere'), serials: 'counts' as const };

function file(text: string): string {
  const path = join(scratch(), 'serial');
  writeFileSync(path, text);
  return path;
}

it('are random, positive and of 16 bytes', () => {
  const { hex, bytes, next } = nextSerial({ ...layout, serials: 'random' });
  expect(bytes.length).toBe(16);
  expect((bytes[0] ?? 0) & 0xc0).toBe(0x40);
  expect(hex).toBe(Buffer.from(bytes).toString('hex').toUpperCase());
  expect(next).toBeUndefined();
});

it('are counted as openssl ca counts', () => {
  expect(nextSerial({ ...layout, serial: file('01\n') })).toMatchObject({ hex: '01', next: '02' });
  expect(nextSerial({ ...layout, serial: file('00FF') })).toMatchObject({ hex: 'FF', next: '0100' });
  expect(nextSerial({ ...layout, serial: file('FFFF\r\n') })).toMatchObject({ hex: 'FFFF', next: '010000' });
  expect(nextSerial({ ...layout, serial: '/nowhere/serial' })).toMatchObject({ hex: '01', next: '02' });
});

it('are damaged where there is no number', () => {
  for (const text of ['', 'x', '-1', '0x10', '1'.repeat(41)]) {
    expect(() => readNumber(file(text)), text).toThrow(expect.objectContaining({ code: 'number-file-damaged' }));
  }
  expect(hexOf(4096n)).toBe('1000');
});
