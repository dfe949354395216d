import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { earlierCa, sameSeries } from './ca-rotation.ts';
import { known } from './known-certificate.ts';

function check(one: string, other: string, expected: boolean, bothMarked = true): void {
  expect(sameSeries(one, other, bothMarked)).toBe(expected);
}

it('knows the generations of one CA by their names', () => {
  check('/O=Acme/CN=Acme CA 2024', '/O=Acme/CN=Acme CA 2026', true);
  check('/CN=Acme Root G1', '/CN=Acme Root G2', true);
  check('/CN=Old CA', '/CN=New CA', true);
  check('/CN=Acme CA', '/CN=Acme CA v2', true, false);
  check('/CN=acme-ca-2024', '/CN=Acme CA 2026', true);
});

it('takes other CAs for others', () => {
  check('/O=Acme/CN=Acme CA', '/O=Other/CN=Other CA', false, false);
  check('/O=Acme/CN=Root CA', '/O=Acme/CN=Issuing CA 1', false, false);
  check('/CN=Acme CA', '/CN=Acme CA 1', false);
  check('/CN=Acme CA', '/CN=Acme CA', false, false);
  check('/O=Acme/CN=CA 2024', '/O=Other/CN=CA 2026', false);
});

it('finds the earlier one among those that are trusted', () => {
  const parse = (made: ReturnType<typeof makeCa>) => {
    const certificate = known(made.der);
    if (certificate === undefined) throw new Error('it does not parse');
    return certificate;
  };
  const [old, next] = [makeCa('/CN=CA 2024', { from: -9 }), makeCa('/CN=CA 2026')];
  const leaf = parse(makeCertificate({ subject: '/CN=db', issuer: next }));
  expect(earlierCa([leaf], leaf, [parse(old)])?.serialHex).toBe(parse(old).serialHex);
  expect(earlierCa([leaf, parse(next)], leaf, [parse(old)])).toBeDefined();
  const late = parse(makeCertificate({ subject: '/CN=db', issuer: old, from: -5 }));
  expect(earlierCa([late], late, [parse(next)])).toBeUndefined();
});
