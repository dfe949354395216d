import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { buildLocalInfileRequest, isLocalInfileRequest, parseLocalInfileRequest } from './local-infile-request.ts';

it('is 0xfb and the name of the file', () => {
  const request = buildLocalInfileRequest({ file: '/etc/passwd' });
  expect(isLocalInfileRequest(request)).toBe(true);
  expect(parseLocalInfileRequest(request)).toEqual({ file: '/etc/passwd' });
  expect(codeOf(() => parseLocalInfileRequest(hex('')))).toBe('bytes-truncated');
  expect(codeOf(() => parseLocalInfileRequest(hex('00')))).toBe('field-invalid');
  expect(codeOf(() => parseLocalInfileRequest(Buffer.alloc(70_000, 0xfb)))).toBe('bytes-over-limit');
});
