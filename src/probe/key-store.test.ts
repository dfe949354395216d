import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { makePkcs12 } from '../../test/make/pkcs12.ts';
import { storeOpens } from './key-store.ts';

function jks(password: string): Buffer {
  const body = Buffer.concat([Buffer.from('feedfeed', 'hex'), Buffer.alloc(40)]);
  const sum = createHash('sha1').update(Buffer.from(password, 'utf16le').swap16());
  return Buffer.concat([body, sum.update('Mighty Aphrodite').update(body).digest()]);
}

it('tries the password on both forms', () => {
  expect([storeOpens(jks('right'), 'right'), storeOpens(jks('right'), 'wrong')]).toEqual([true, false]);
  const store = makePkcs12('right');
  expect([storeOpens(store, 'right'), storeOpens(store, 'wrong')]).toEqual([true, false]);
});

it('says nothing of what is no store', () => {
  expect(storeOpens(Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END'), 'x')).toBeUndefined();
});
