import { expect, it } from 'vitest';
import { tlsVersionBounds } from './tls-versions.ts';

it('reads a list of versions as bounds', () => {
  expect(tlsVersionBounds(null)).toEqual({});
  expect(tlsVersionBounds(['TLSv1.3', 'TLSv1.2'])).toEqual({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' });
  expect(tlsVersionBounds(['TLSv1'])).toEqual({ minVersion: 'TLSv1', maxVersion: 'TLSv1' });
});

it('refuses gaps', () => {
  expect(() => tlsVersionBounds(['TLSv1', 'TLSv1.2'])).toThrow(expect.objectContaining({ code: 'usage' }));
});
