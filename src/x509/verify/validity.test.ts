import { expect, it } from 'vitest';
import { day, issue, moment } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { tags } from '../der.ts';
import { parseTime } from '../time.ts';
import { certificateFacts } from './certificate-facts.ts';
import { isValidAt, placeInTime } from './validity.ts';

it.each([
  ['260615115959Z', 'past'],
  ['260615120000Z', 'past'],
  ['260615120001Z', 'future'],
  ['2606151200Z', 'unusable'],
  ['260631120000Z', 'unusable'],
])('%s is %s at noon', (text, place) => {
  expect(placeInTime(parseTime(tags.utcTime, text), new Date(moment.getTime() + 999))).toBe(place);
});

it('a certificate is valid between its times', () => {
  const facts = certificateFacts(parseCertificate(issue({ notBefore: day(-1), notAfter: day(1) }).der));
  expect([day(-1), day(0), day(1), day(-2)].map((at) => isValidAt(facts, at))).toEqual([true, true, false, false]);
});
