import { expect, it } from 'vitest';
import { makeCa, makeCertificate, type Wish } from '../../../test/make/certificates.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { knownAll } from './known-certificate.ts';
import { verifyFault } from './verify-fault.ts';

const root = makeCa('/CN=Root');
const check = (parts: Partial<Wish>, whose: 'server' | 'client', expected: string | undefined): void => {
  const made = makeCertificate({ subject: '/CN=x', issuer: root, ...parts });
  const [leaf, ...trusted] = knownAll([made.der, root.der]);
  if (leaf === undefined) throw new Error('the certificate does not parse');
  const purpose = whose === 'server' ? 'sslserver' : 'sslclient';
  const result = verifyChain({ leaf, trusted, time: new Date(Date.now() + 3_600_000), purpose, securityLevel: 1 });
  expect(result.ok ? 'fine' : verifyFault(result, whose)?.id).toBe(expected);
};

it('names what is wrong with a leaf, for either side', () => {
  check({}, 'server', 'fine');
  check({ from: -20, to: -10 }, 'server', 'server-cert-expired');
  check({ from: -20, to: -10 }, 'client', 'client-cert-expired');
  check({ from: 10, to: 20 }, 'server', 'server-cert-not-yet-valid');
  check({ extensions: ['extendedKeyUsage=serverAuth'] }, 'client', 'client-cert-eku-no-clientauth');
  check({ extensions: ['keyUsage=cRLSign'] }, 'client', 'cert-key-usage-wrong');
  check({ extensions: ['1.2.3.4=critical,ASN1:UTF8String:x'] }, 'client', 'cert-critical-extension-unknown');
});

it('leaves missing links to those who know what is around', () => {
  check({ issuer: makeCa('/CN=Other') }, 'server', undefined);
});
