import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { iso, leafValidity, rootValidity } from './validity.ts';

it('begins five minutes back, in whole seconds, and ends after the days', () => {
  const { notBefore, notAfter } = rootValidity(new Date('2026-11-21T12:00:00.999Z'), 1.5);
  expect([iso(notBefore), iso(notAfter)]).toEqual(['2026-11-21T11:55:00Z', '2026-11-23T00:00:00Z']);
});

it('takes no senseless count of days', () => {
  for (const days of [0, -1, Number.NaN, 40_000]) {
    expect(() => rootValidity(new Date(), days)).toThrow(expect.objectContaining({ code: 'issue-refused' }));
  }
  expect(iso(rootValidity(new Date('9990-01-01T00:00:00Z'), 36_525).notAfter)).toBe('9999-12-31T23:59:59Z');
});

it('stays inside the validity of the CA', async () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const { certificate } = await newCa({ now: () => now, days: 10 });
  expect(leafValidity(now, 5, certificate).shortened).toBe(false);
  expect(leafValidity(now, 11, certificate)).toMatchObject({ shortened: true, notAfter: certificate.notAfter });
  const first = certificate.notBefore;
  expect(leafValidity(first, 1, certificate).notBefore).toEqual(first);
  for (const time of [new Date(first.getTime() - 1), certificate.notAfter]) {
    expect(() => leafValidity(time, 1, certificate)).toThrow(expect.objectContaining({ code: 'ca-expired' }));
  }
});

it('prints a date that is none in words', () => {
  expect(iso(new Date(Number.NaN))).toBe('no date');
});
