import { createPublicKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa } from '../../../test/make/certificates.ts';
import { sameKey, spkiIn, spkiOfPem } from './rsa-key.ts';

const made = makeCa('/CN=key', { key: ['-newkey', 'rsa:2048'] });

it('compares keys of files and of texts by what is public in them', () => {
  const own = spkiIn(keyFile(made));
  const text = spkiOfPem(String(createPublicKey(made.keyPem).export({ type: 'spki', format: 'pem' })));
  expect(own !== undefined && text !== undefined && sameKey(own, text)).toBe(true);
});

it('is undefined for what holds no key', () => {
  expect(spkiIn(certFile(made))).toBeUndefined();
  expect(spkiIn(undefined)).toBeUndefined();
  for (const text of [undefined, '', 'no key', '-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----'])
    expect(spkiOfPem(text)).toBeUndefined();
});
