import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { buildCompressedHeader, parseCompressedHeader } from './compressed-header.ts';

it('reads the one of the documentation, and comes back as it was built', () => {
  const header = { length: 0x22, sequence: 0, uncompressed: 0x32 };
  expect(parseCompressedHeader(hex('22 00 00 00 32 00 00'))).toEqual(header);
  expect(buildCompressedHeader(header)).toEqual(hex('22 00 00 00 32 00 00'));
});

it('is refused cut or longer', () => {
  checkTruncations(hex('22 00 00 00 32 00 00'), parseCompressedHeader);
  expect(codeOf(() => parseCompressedHeader(new Uint8Array(8)))).toBe('bytes-left-over');
});
