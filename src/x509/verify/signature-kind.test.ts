import { expect, it } from 'vitest';
import { algorithmOf } from '../../../test/x509/verify-pki.ts';
import { readAlgorithm } from '../algorithm.ts';
import { DerReader } from '../der.ts';
import { oid, sequence } from '../der-write.ts';
import { signatureKind } from './signature-kind.ts';

function check(der: Uint8Array, expected: ReturnType<typeof signatureKind>): void {
  expect(signatureKind(readAlgorithm(new DerReader(der, 'algorithm'), 'value'))).toEqual(expected);
}

it('knows key and strength of a signature', () => {
  check(algorithmOf('rsa2048', 'sha256'), { key: 'rsa', securityBits: 128 });
  check(algorithmOf('rsa2048', 'sha1'), { key: 'rsa', securityBits: 63 });
  check(algorithmOf('p256', 'sha384'), { key: 'ec', securityBits: 192 });
  check(algorithmOf('rsapss'), { key: 'rsa-pss', securityBits: 128 });
  check(sequence(oid('1.2.840.113549.1.1.10')), { key: 'rsa-pss', securityBits: 64 });
  check(sequence(oid('1.2.840.113549.1.1.10'), oid('1.2.3')), { key: 'rsa-pss', securityBits: 0 });
  check(algorithmOf('ed448'), { key: 'ed448', securityBits: 224 });
});

it('knows no more than OpenSSL', () => {
  check(sequence(oid('2.16.840.1.101.3.4.3.3')), undefined);
  check(sequence(oid('1.2.3.4')), undefined);
});
