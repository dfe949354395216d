import type { Facts } from '../../facts/facts.ts';
import { addressText, asked, attemptFor } from './attempts.ts';
import type { Certainty, Found } from './check.ts';

/** A failed TLS handshake, with what the further attempts add. */
export interface TlsFailure {
  /** The library's text, or the alert's name. */
  readonly text: string;
  readonly alert: number | undefined;
  readonly closed: string | undefined;
  /** No common version: alert 70, or the library's own refusal. */
  readonly versionRefused: boolean;
  /** The peer's bytes were no TLS record. */
  readonly notTls: boolean;
  /** The old protocol with which a further attempt came through. */
  readonly oldProtocol: string | undefined;
  /** Whether the same server answers a login without TLS. */
  readonly plainWorks: boolean;
  /** The error that an attempt in plain text showed. */
  readonly plainText: string;
  readonly version: string;
  /** A ClientHello that can only be refused was: the server's TLS is alive, and small answers come through. */
  readonly smallAnswer: boolean;
  /** Not even that one was answered: both ended in silence, or both were cut. */
  readonly noAnswer: boolean;
}

/** The finding for a handshake that failed in the way that `concerns` says; none when it did not fail or in another way. */
export function tlsFailure(
  facts: Facts,
  concerns: (failure: TlsFailure) => boolean,
  certainty: Certainty = 'proved',
): readonly Found[] {
  const attempt = asked(facts);
  const failure = failureOf(facts);
  if (attempt === undefined || failure === undefined || !concerns(failure)) return [];
  const reason =
    failure.text || (failure.closed === undefined ? 'no reason given' : `the connection ended (${failure.closed})`);
  const tried =
    facts.wire?.attempts.slice(1).map(({ purpose, stage, tls }) => `${purpose}: ${tls?.protocol ?? stage}`) ?? [];
  return [
    {
      what: `the TLS handshake with ${addressText(attempt)} fails: ${opensslReason(reason)}${failure.oldProtocol === undefined ? '' : `; with ${failure.oldProtocol} it passes`}`,
      evidence: {
        address: addressText(attempt),
        reason,
        ...(failure.alert === undefined ? {} : { alert: failure.alert }),
        ...(failure.plainText === '' ? {} : { inPlainText: failure.plainText }),
        tried,
      },
      certainty,
    },
  ];
}

/** `1A2B:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../file.c:350:` without what is for OpenSSL's makers. */
function opensslReason(text: string): string {
  return /error:[0-9A-F]{8}:[^:]*:[^:]*:([^:]+)/.exec(text)?.[1] ?? text;
}

function failureOf(facts: Facts): TlsFailure | undefined {
  const attempt = asked(facts);
  const tls = attempt?.tls;
  if (attempt === undefined || tls === undefined || tls.ok || tls.unsent === true || tls.verified?.ok === false)
    return undefined;
  const old = attemptFor(facts, 'old-tls')?.tls;
  const plain = attemptFor(facts, 'plain');
  const refusal = attemptFor(facts, 'tls-refusal')?.tls;
  const text = tls.alertReceived?.name ?? tls.error?.text ?? '';
  const library = `${tls.error?.code ?? ''} ${tls.error?.text ?? ''}`;
  return {
    text,
    alert: tls.alertReceived?.code,
    closed: tls.closed,
    versionRefused:
      tls.alertReceived?.code === 70 ||
      /unsupported protocol|no protocols available|UNSUPPORTED_PROTOCOL/i.test(library),
    notTls:
      /wrong version number|WRONG_VERSION_NUMBER|packet length too long|tls-plaintext-before/i.test(library) ||
      refusal?.plainAnswer !== undefined,
    oldProtocol: old?.ok === true && /^TLSv1(\.1)?$/.test(old.protocol ?? '') ? old.protocol : undefined,
    plainWorks: plain?.login?.ok === true || plain?.login?.error !== undefined,
    plainText: refusal?.plainAnswer?.error?.text ?? plain?.greetingError?.text ?? plain?.login?.error?.text ?? '',
    smallAnswer: refusal?.alertReceived !== undefined,
    noAnswer: refusal?.closed !== undefined && tls.closed !== undefined && tls.alertReceived === undefined,
    version: attempt.greeting?.version ?? '',
  };
}
