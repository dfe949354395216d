import { describe, expect, it } from 'vitest';
import { understandExtensions } from '../x509/extension/known-extensions.ts';
import { exportPublicKey, keyPair } from '../x509/key-pair.ts';
import { caExtensions, leafExtensions, type Profile } from './profiles.ts';
import { parseNames } from './server-names.ts';

const spki = exportPublicKey(keyPair('ec:P-256').publicKey);
const authorityKeyId = Uint8Array.of(1, 2, 3);

function check(profile: Profile, keyType: string, keyUsage: string[], purposes: string[]): void {
  const known = understandExtensions(leafExtensions({ profile, names: [], spki, keyType, authorityKeyId }));
  expect(known.problems).toEqual([]);
  expect(known.basicConstraints?.ca).toBe(false);
  expect([known.keyUsage, known.extendedKeyUsage]).toEqual([
    keyUsage,
    purposes.map((last) => `1.3.6.1.5.5.7.3.${last}`),
  ]);
  expect(known.subjectAltName).toBeUndefined();
  expect(known.authorityKeyIdentifier).toMatchObject({
    keyId: authorityKeyId,
    issuer: undefined,
    serialHex: undefined,
  });
}

describe('profiles', () => {
  it('have the usages of their purpose', () => {
    check('server', 'ec', ['digitalSignature'], ['1']);
    check('server', 'rsa', ['digitalSignature', 'keyEncipherment'], ['1']);
    check('client', 'rsa', ['digitalSignature'], ['2']);
    check('peer', 'ec', ['digitalSignature'], ['1', '2']);
    check('peer', 'rsa', ['digitalSignature', 'keyEncipherment'], ['1', '2']);
  });

  it('have names of every type', () => {
    const names = parseNames(['DNS:a,IP:10.0.0.1,IP:::1,email:a@b,URI:x:y']);
    const known = understandExtensions(
      leafExtensions({ profile: 'server', names, spki, keyType: 'ec', authorityKeyId }),
    );
    expect(known.subjectAltName?.map(({ kind }) => kind)).toEqual(['dns', 'ip', 'ip', 'email', 'uri']);
  });

  it('of a CA may sign certificates and CRLs', () => {
    const all = caExtensions(spki, authorityKeyId, 0);
    const known = understandExtensions(all);
    expect(known.basicConstraints).toEqual({ ca: true, pathLength: 0 });
    expect(known.keyUsage).toEqual(['keyCertSign', 'cRLSign']);
    expect(all.filter(({ critical }) => critical)).toHaveLength(2);
  });
});
