import { expect, it } from 'vitest';
import { algorithmOf, ext, issue, testKey } from '../../../test/x509/verify-pki.ts';
import { readAlgorithm } from '../algorithm.ts';
import { parseCertificate } from '../certificate.ts';
import { DerReader } from '../der.ts';
import type { RawExtension } from '../extension/extension.ts';
import { parseOneline } from '../name-text.ts';
import { certificateFacts } from './certificate-facts.ts';
import { akidMatches, algorithmMatches } from './key-match.ts';

const issuer = certificateFacts(
  parseCertificate(
    issue({ serial: 7, extensions: [ext.ski(Uint8Array.of(1))], subject: '/CN=a', issuer: '/CN=Root' }).der,
  ),
);

function check(aki: RawExtension | undefined, expected: boolean): void {
  const leaf = certificateFacts(parseCertificate(issue({ extensions: aki === undefined ? [] : [aki] }).der));
  expect(akidMatches(issuer, leaf.authorityKeyId)).toBe(expected);
}

it('compares only the parts that are there', () => {
  check(undefined, true);
  check(ext.aki(), true);
  check(ext.aki(Uint8Array.of(1)), true);
  check(ext.aki(Uint8Array.of(2)), false);
  check(ext.aki(Uint8Array.of(1), parseOneline('/CN=ROOT'), Uint8Array.of(7)), true);
  check(ext.aki(Uint8Array.of(1), parseOneline('/CN=Root'), Uint8Array.of(8)), false);
  check(ext.aki(undefined, parseOneline('/CN=Else')), false);
});

it('an RSA key makes PSS signatures too, an RSA-PSS key no others', () => {
  const matches = (key: 'rsa2048' | 'rsapss', made: 'rsa2048' | 'rsapss'): boolean =>
    algorithmMatches(testKey(key).publicKey, readAlgorithm(new DerReader(algorithmOf(made), 'a'), 'a'));
  expect([matches('rsa2048', 'rsa2048'), matches('rsa2048', 'rsapss')]).toEqual([true, true]);
  expect([matches('rsapss', 'rsapss'), matches('rsapss', 'rsa2048')]).toEqual([true, false]);
});
