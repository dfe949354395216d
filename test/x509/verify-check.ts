import { expect } from 'vitest';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { parseCrl } from '../../src/x509/crl.ts';
import type { VerifyInput } from '../../src/x509/verify/verification.ts';
import { verifyChain } from '../../src/x509/verify/verify-chain.ts';
import { type Entity, moment } from './verify-pki.ts';

/** A question with certificates as they were issued. */
export interface AskedChain extends Partial<Omit<VerifyInput, 'leaf' | 'untrusted' | 'trusted' | 'crls'>> {
  readonly leaf: Entity;
  readonly untrusted?: readonly Entity[];
  readonly trusted: readonly Entity[];
  readonly crls?: readonly Uint8Array[];
}

/** Expects `ok` with the length of the chain, or every error as `name@depth` in order. */
export function check(asked: AskedChain, expected: string): void {
  const { leaf, untrusted = [], trusted, crls = [], ...more } = asked;
  const parse = ({ der }: Entity): ReturnType<typeof parseCertificate> => parseCertificate(der);
  const result = verifyChain({
    time: moment,
    ...more,
    leaf: parse(leaf),
    untrusted: untrusted.map(parse),
    trusted: trusted.map(parse),
    crls: crls.map((der) => parseCrl(der)),
  });
  const said = result.ok
    ? `ok ${result.chain.length}`
    : result.errors.map(({ name, depth }) => `${name}@${depth}`).join(' ');
  expect(said).toBe(expected);
}
