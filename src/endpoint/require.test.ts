import { expect, it } from 'vitest';
import type { TlsFacts } from '../mysql/handshake-step.ts';
import { forgetEmpty, type RequireClause, sslType, unmetRequire } from './require.ts';

const bare: TlsFacts = { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', peerFingerprint: undefined };
const shown: TlsFacts = { ...bare, peerFingerprint: 'AB', peerSubject: '/CN=a', peerIssuer: '/CN=ca' };
const texts = (parts: { subject?: string; issuer?: string; cipher?: string }): RequireClause => ({
  kind: 'specified',
  ...parts,
});

const check = (clause: RequireClause, tls: TlsFacts | undefined, met: boolean | string): void => {
  const unmet = unmetRequire(clause, tls, 'mysql');
  if (typeof met === 'string') expect(unmet?.log).toBe(met);
  else expect(unmet === undefined).toBe(met);
};

it('wants TLS, a certificate, or exactly these texts', () => {
  check({ kind: 'none' }, undefined, true);
  check({ kind: 'ssl' }, undefined, false);
  check({ kind: 'ssl' }, bare, true);
  check({ kind: 'x509' }, undefined, false);
  check({ kind: 'x509' }, bare, false);
  check({ kind: 'x509' }, shown, true);
  check(texts({ subject: '/CN=a' }), shown, true);
  check(texts({ subject: '/CN=A' }), shown, "X.509 subject mismatch: should be '/CN=A' but is '/CN=a'");
  check(
    texts({ subject: '/CN=a', issuer: '/CN=x' }),
    shown,
    "X.509 issuer mismatch: should be '/CN=x' but is '/CN=ca'",
  );
  check(
    texts({ cipher: 'X', issuer: 'x' }),
    bare,
    "X.509 ciphers mismatch: should be 'X' but is 'TLS_AES_128_GCM_SHA256'",
  );
});

it('wants a certificate for any SPECIFIED clause, even an empty one, and names for a subject', () => {
  check(texts({}), undefined, false);
  check(texts({}), bare, false);
  check(texts({ cipher: bare.cipher }), bare, false);
  check(texts({}), shown, true);
  check(texts({ subject: '/CN=a' }), { ...bare, peerFingerprint: 'AB' }, false);
});

it('wants no certificate for a cipher alone, or for nothing, on MariaDB', () => {
  const met = (clause: RequireClause, tls: TlsFacts | undefined): boolean =>
    unmetRequire(clause, tls, 'mariadb') === undefined;
  expect([met(texts({ cipher: bare.cipher }), bare), met(texts({}), bare), met(texts({}), undefined)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([met(texts({ cipher: 'X' }), bare), met(texts({ issuer: '/CN=ca' }), bare)]).toEqual([false, false]);
});

it('lets nobody have an empty text, until it is forgotten', () => {
  check(texts({ subject: '' }), shown, false);
  check(forgetEmpty(texts({ subject: '', issuer: '/CN=ca' })), shown, true);
  expect(forgetEmpty(texts({ subject: '', cipher: 'x' }))).toEqual(texts({ cipher: 'x' }));
  expect(forgetEmpty({ kind: 'ssl' })).toEqual({ kind: 'ssl' });
});

it('names the kinds as mysql.user does', () => {
  expect(
    [{ kind: 'none' } as const, { kind: 'ssl' } as const, { kind: 'x509' } as const, texts({})].map(sslType),
  ).toEqual(['', 'ANY', 'X509', 'SPECIFIED']);
});
