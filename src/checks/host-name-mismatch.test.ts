import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './host-name-mismatch.ts';

const ca = makeCa('/CN=Root');

it('fires: another name', () => {
  finds(
    check,
    refusedName(
      'db2.example',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
    ),
    1,
  );
});

it('is silent: an address where the certificate has none', () => {
  finds(
    check,
    refusedName(
      '192.0.2.5',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
    ),
    0,
  );
});

it('fires: the chain is refused before it, and whoever mends that stands here next', () => {
  const leaf = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] });
  const facts = refusedName('db2.example', leaf);
  const verified = { ok: false, what: 'chain', error: 'CERT_HAS_EXPIRED', nameError: 'not for db2.example' } as const;
  const attempts = (facts.wire?.attempts ?? []).map((one) => ({
    ...one,
    tls: { ok: true, chain: [leaf.der], verified },
  }));
  finds(check, { ...facts, wire: { attempts } }, 1);
});
