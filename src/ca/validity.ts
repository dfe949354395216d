import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { isSelfIssued } from './chain.ts';

/** From when to when a certificate is valid. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** True when the wish would have gone beyond the CA's end. */
  readonly shortened: boolean;
}

/** The longest that a leaf is valid unless said: what browsers allowed from 2020 on, and a rhythm that keeps renewing practised. */
export const leafDays = 397;
export const rootDays = 3650;
export const intermediateDays = 1825;
export const crlDays = 30;

const day = 86_400_000;

/**
 * Dates back five minutes: clocks differ, and a yaSSL server takes a certificate younger than a minute for not yet valid.
 * Never ends after the CA. Fails with `ca-expired` when the CA isn't valid now; `dir` is its folder, for the hint.
 */
export function leafValidity(now: Date, days: number, ca: Certificate, dir: string = 'DIR'): Validity {
  if (now < ca.notBefore || now >= ca.notAfter) {
    fail('ca-expired', {
      at: oneline(ca.subject),
      seen: `it is ${now.toISOString()}`,
      expected: `${iso(ca.notBefore)} to ${iso(ca.notAfter)}`,
      next: `tlsql ca renew ${dir}${isSelfIssued(ca) ? '' : ' --under PARENT'}`,
    });
  }
  const { notBefore, notAfter } = rootValidity(now, days);
  const shortened = notAfter > ca.notAfter;
  return { notBefore: later(notBefore, ca.notBefore), notAfter: shortened ? ca.notAfter : notAfter, shortened };
}

/** As `leafValidity` without a CA above. */
export function rootValidity(now: Date, days: number): Validity {
  if (!(days > 0 && days <= 36_525))
    fail('issue-refused', { at: 'days', seen: `${days}`, expected: 'more than 0 and at most 36525' });
  const second = Math.floor(now.getTime() / 1000) * 1000;
  const notAfter = new Date(Math.min(second + Math.round(days * day), Date.parse('9999-12-31T23:59:59Z')));
  return { notBefore: new Date(second - 300_000), notAfter, shortened: false };
}

/** ISO 8601 in UTC without fractions; what can't be told as it stands in words. */
export function iso(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().replace('.000Z', 'Z');
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
