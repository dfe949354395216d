import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { addressText, asked, attemptFor } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { connectLine } from './engine/server-mend.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'tls-plain-answer',
  family: 'network-ops',
  title: 'The server answers the start of TLS in plain text',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed'],
  versions: 'all',
  symptoms: [],
  why: 'After the client asked for TLS the other side sends bytes that are no TLS record: an error of the server or of a proxy, which the TLS library reads as a wrong version number. It is no question of versions.',
  proof:
    'The bytes after the SSLRequest are a MySQL packet; the same connection made without TLS shows the error in clear.',
  fix: ['mysql --ssl-mode=DISABLED -h HOST   # shows the error itself', 'act on that error'],
  lookAlikes: [
    'network-plaintext-error-inside-handshake',
    'proxy-protocol-not-enabled',
    'proxy-header-refused',
    'yassl-announces-tls-without-cert',
  ],
  reads: ['wire.attempts'],
  run: (facts) => tlsFailure(facts, ({ notTls }) => notTls).map((found) => withAnswer(found, facts)),
};

/** The error itself, where it could be read: the library that took it for TLS only says that it is none. */
function withAnswer(found: Found, facts: Facts): Found {
  const error = attemptFor(facts, 'tls-refusal')?.tls?.plainAnswer?.error;
  const attempt = asked(facts);
  if (attempt !== undefined && error === undefined) return withText(found, attempt, facts);
  if (error === undefined || attempt === undefined) return { ...found, generic: true };
  return {
    ...found,
    what: `${addressText(attempt)} answers the request for TLS with an error in plain text: ${error.errno} ${error.text}`,
    evidence: { ...found.evidence, errno: error.errno, text: error.text },
    // 1043 is the server's word for any handshake that failed: it tells no reason.
    generic: error.errno === 1043,
    // Nothing here mends another's error; this shows it as the other side means it.
    fix: [connectLine(facts, ['--ssl-mode=DISABLED'])],
  };
}

/** Words that are no packet of the server's: somebody between speaks in its place. */
function withText(found: Found, attempt: Attempt, facts: Facts): Found {
  const { bytes = new Uint8Array() } = attemptFor(facts, 'tls-refusal')?.tls?.plainAnswer ?? {};
  const [line = ''] = Buffer.from(bytes)
    .toString('latin1')
    .split(/[\r\n]/);
  if (!/^[\x20-\x7e]{4,}$/.test(line)) return { ...found, generic: true };
  return {
    ...found,
    what: `${addressText(attempt)} sends a MySQL greeting and answers the start of TLS with ${JSON.stringify(line)}: something between client and server speaks in its place`,
    evidence: { ...found.evidence, firstLine: line },
    generic: true,
  };
}
