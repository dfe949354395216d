import { expect, it } from 'vitest';
import { smallCrl } from '../../test/x509/small-crl.ts';
import { hex, toHex } from '../../test/x509/truncations.ts';
import { parseCrl } from './crl.ts';

it('leaves the list out when nothing is revoked', () => {
  const crl = parseCrl(smallCrl({ revoked: [] }));
  expect(crl.entries).toEqual([]);
  expect(toHex(crl.tbs)).toContain('3236303230313030303030305aa0');
});

it('leaves the reason out when it is unspecified, and writes others once each', () => {
  const date = new Date('2026-01-01T00:00:00Z');
  const entry = (reason?: 'unspecified' | 'keyCompromise'): string =>
    toHex(parseCrl(smallCrl({ revoked: [{ serial: hex('7b'), date, ...(reason && { reason }) }] })).tbs);
  const plain = '301202017b170d3236303130313030303030305a';
  expect(entry()).toContain(plain);
  expect(entry('unspecified')).toContain(plain);
  expect(entry('keyCompromise')).toContain('302002017b170d3236303130313030303030305a300c300a0603551d1504030a0101');
});

it('takes lists of any length', () => {
  const date = new Date('2026-01-01T00:00:00Z');
  const revoked = Array.from({ length: 150_000 }, (_, index) => ({
    serial: Uint8Array.of(1, index >> 16, index >> 8, index),
    date,
  }));
  expect(parseCrl(smallCrl({ revoked })).entries).toHaveLength(150_000);
});
