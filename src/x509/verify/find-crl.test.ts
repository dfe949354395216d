import { expect, it } from 'vitest';
import { type CrlSpec, day, ext, issue, issueCrl, moment } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { parseCrl } from '../crl.ts';
import { certificateFacts } from './certificate-facts.ts';
import { crlFacts } from './crl-facts.ts';
import { findCrl, isInScope, isInTime } from './find-crl.ts';

const ca = issue({ subject: '/CN=CA', extensions: [ext.ca(), ext.ski(Uint8Array.of(1))] });
const leaf = issue({ subject: '/CN=leaf', keyNumber: 1 }, ca);
const chain = [leaf, ca].map(({ der }) => certificateFacts(parseCertificate(der)));
const find = (...specs: readonly CrlSpec[]): ReturnType<typeof findCrl> =>
  findCrl(
    specs.map((spec) => crlFacts(parseCrl(issueCrl(spec, ca)))),
    chain,
    0,
    moment,
    0,
  );

it('takes the CRL of the issuer, the newer of two', () => {
  const found = find({ thisUpdate: day(-9) }, { thisUpdate: day(-3) }, { thisUpdate: day(-5) }, { issuer: '/CN=b' });
  expect(found?.facts.crl.thisUpdate.date).toEqual(day(-3));
  expect(found === undefined ? [] : [isInScope(found), isInTime(found)]).toEqual([true, true]);
});

it('prefers one that is valid, but takes one that is not', () => {
  expect(
    find({ nextUpdate: day(-1), thisUpdate: day(-2) }, { thisUpdate: day(-9) })?.facts.crl.thisUpdate.date,
  ).toEqual(day(-9));
  const expired = find({ nextUpdate: day(-1) });
  expect(expired === undefined ? undefined : isInTime(expired)).toBe(false);
});

it('none for another issuer or key', () => {
  expect(find({ issuer: '/CN=b' })).toBeUndefined();
  expect(find({ extensions: [ext.aki(Uint8Array.of(2))] })).toBeUndefined();
});
