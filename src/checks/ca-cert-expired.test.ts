import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-cert-expired.ts';

const ca = makeCa('/CN=Root', { from: -20, to: -10 });
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });

it('fires: the CA has expired', () => {
  finds(check, refusedChain('CERT_HAS_EXPIRED', [leaf, ca], [ca]), 1);
});

it('is silent: the leaf has', () => {
  finds(
    check,
    refusedChain(
      'CERT_HAS_EXPIRED',
      [makeCertificate({ subject: '/CN=db', issuer: makeCa('/CN=R'), from: -20, to: -10 })],
      [ca],
    ),
    0,
  );
});
