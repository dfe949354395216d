import { describe, expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { exportPublicKey, keyPair } from '../x509/key-pair.ts';
import { authorityKeyId, defaultSubject, leafTbs } from './leaf.ts';
import { leafTemplate } from './leaf-template.ts';
import type { Profile } from './profiles.ts';
import { parseNames } from './server-names.ts';

describe('template', () => {
  it('makes the bytes of leafTbs', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const signer = ca.signer();
    const [notBefore, notAfter] = [new Date('2026-01-01T00:00:00Z'), new Date('2055-01-01T00:00:00Z')];
    const authority = authorityKeyId(ca.certificate);
    for (const key of ['ec:P-256', 'rsa:2048', 'ed25519'] as const) {
      const publicKey = exportPublicKey(keyPair(key).publicKey);
      for (const profile of ['server', 'client', 'peer'] satisfies Profile[]) {
        const template = leafTemplate({
          profile,
          keyType: key.split(':')[0] ?? '',
          notBefore,
          notAfter,
          issuer: ca.certificate.subject,
          authorityKeyId: authority,
          algorithm: signer.scheme.algorithm,
        });
        for (const names of [[], parseNames(['a.example,IP:10.0.0.1'])]) {
          const subject = defaultSubject(ca.certificate, 'alice');
          const leaf = { serial: Uint8Array.of(0x80, 1), subject, publicKey, names };
          const expected = leafTbs({ ...leaf, profile, notBefore, notAfter }, ca.certificate, signer);
          expect(Buffer.from(template({ ...leaf, subject: subject.der }))).toEqual(Buffer.from(expected));
        }
      }
    }
  });
});
