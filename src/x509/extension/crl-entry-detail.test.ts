import { expect, it } from 'vitest';
import { holdInstruction, invalidityDate } from './crl-entry-detail.ts';

it('are encoded as RFC 5280 and RFC 3280 have them', () => {
  // Bytes of a CRL that openssl ca made.
  const { oid, critical, value } = invalidityDate(new Date('2026-01-02T03:04:05.678Z'));
  expect([oid, critical, Buffer.from(value).toString('latin1')]).toEqual([
    '2.5.29.24',
    false,
    '\x18\x0f20260102030405Z',
  ]);
  expect(Buffer.from(holdInstruction('1.2.840.10040.2.3').value).toString('hex')).toBe('06072a8648ce380203');
});
