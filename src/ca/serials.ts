import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../base/error.ts';
import { randomSerial } from '../x509/build-certificate.ts';
import { readIfThere } from './disk.ts';
import type { CaLayout } from './folder-layout.ts';
import { normalSerial } from './index-file.ts';

/** The serial of the next certificate, and what the serial file says afterwards. */
export interface NextSerial {
  /** Upper-case hex, an even number of digits. */
  readonly hex: string;
  readonly bytes: Uint8Array;
  /** Undefined where serials are random. */
  readonly next?: string;
}

/**
 * A random serial of 127 bits, or the number in the serial file where the folder counts. `after`: the `next` of one before it
 * that isn't in the file yet. Fails with `number-file-damaged`.
 */
export function nextSerial(layout: CaLayout, after?: string): NextSerial {
  if (layout.serials === 'random') return serialOf(randomSerial(randomBytes(16)));
  let number = after === undefined ? (readNumber(layout.serial) ?? 1n) : BigInt(`0x${after}`);
  // A serial that was given by hand, or a serial file that was put back from an old copy.
  while (existsSync(join(layout.newcerts, `${hexOf(number)}.pem`))) number += 1n;
  return { ...serialOf(Buffer.from(hexOf(number), 'hex')), next: hexOf(number + 1n) };
}

/** The number in a file such as `serial` or `crlnumber`; undefined when there is no file. Fails with `number-file-damaged`. */
export function readNumber(path: string): bigint | undefined {
  const text = readIfThere(path)?.toString('latin1').trim();
  if (text === undefined) return undefined;
  if (/^[0-9A-Fa-f]{1,40}$/.test(text)) return BigInt(`0x${text}`);
  return fail('number-file-damaged', {
    at: path,
    seen: JSON.stringify(text.slice(0, 40)),
    expected: 'a number in hex',
  });
}

/** A number as those files hold it. */
export const hexOf = (number: bigint): string => normalSerial(number.toString(16));

const serialOf = (bytes: Uint8Array): NextSerial => ({ bytes, hex: normalSerial(Buffer.from(bytes).toString('hex')) });
