import { expect, it } from 'vitest';
import { mayGoOn, verifyError } from './verify-error.ts';

it('has the number and text of openssl verify', () => {
  expect(verifyError('X509_V_ERR_CERT_HAS_EXPIRED', 1)).toEqual({
    name: 'X509_V_ERR_CERT_HAS_EXPIRED',
    number: 10,
    depth: 1,
    text: 'certificate has expired',
  });
});

it('goes on after what the openssl program goes on after', () => {
  expect(mayGoOn('X509_V_ERR_INVALID_PURPOSE')).toBe(true);
  expect(mayGoOn('X509_V_ERR_CERT_REVOKED')).toBe(false);
});
