import { expect, it } from 'vitest';
import { cutOff, loginError, makeAttempt, wired } from '../../../test/make/facts.ts';
import { type TlsFailure, tlsFailure } from './tls-failure.ts';

const failed = { ok: false, chain: [], error: { code: 'ERR_SSL_WRONG_VERSION_NUMBER', text: 'wrong version number' } };

it('gathers what all attempts showed', () => {
  let seen: TlsFailure | undefined;
  const facts = wired(
    cutOff('tls', { tls: failed }),
    makeAttempt({ purpose: 'old-tls', tls: { ok: true, protocol: 'TLSv1', chain: [] } }),
    loginError(1043, 'Bad handshake', { purpose: 'plain' }),
  );
  const [found] = tlsFailure(facts, (failure) => {
    seen = failure;
    return true;
  });
  expect(seen).toMatchObject({
    notTls: true,
    versionRefused: false,
    oldProtocol: 'TLSv1',
    plainWorks: true,
    plainText: 'Bad handshake',
  });
  expect(found).toMatchObject({
    what: 'the TLS handshake with 192.0.2.1:3306 fails: wrong version number; with TLSv1 it passes',
    evidence: { inPlainText: 'Bad handshake', tried: ['old-tls: TLSv1', 'plain: TLSv1.3'] },
  });
});

it('is about handshakes alone', () => {
  const all = () => true;
  expect(tlsFailure(wired(makeAttempt()), all)).toEqual([]);
  const refused = { ok: false, chain: [], verified: { ok: false, what: 'chain' as const } };
  expect(tlsFailure(wired(cutOff('tls', { tls: refused })), all)).toEqual([]);
  expect(tlsFailure(wired(cutOff('tls', { tls: failed })), () => false)).toEqual([]);
});
