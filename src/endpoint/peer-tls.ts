import type { TLSSocket } from 'node:tls';
import { fail, invariant, TlsqlError } from '../base/error.ts';
import type { TlsFacts } from '../mysql/handshake-step.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';

/** OpenSSL's verdict on the peer's chain: undefined or null where it is good. */
interface Verdict {
  readonly verifyError?: () => (Error & { readonly code?: string }) | null | undefined;
}

/**
 * What the handshake settled. Fails with `endpoint-peer-gone` where the client showed a certificate that is not good for
 * ssl_ca and ssl_crl: the connection is to be ended, with an alert where that is possible (`Wire.alert`). No certificate is allowed; REQUIRE may say otherwise later.
 */
export function peerTls(socket: TLSSocket, at: string): TlsFacts {
  const certificate = socket.getPeerX509Certificate();
  const base = { protocol: socket.getProtocol() ?? '', cipher: socket.getCipher().name };
  if (certificate === undefined) return { ...base, peerFingerprint: undefined };
  // Node asks OpenSSL for the verdict only where it made the server itself (tls.Server), which can't upgrade a connection.
  const { verifyError } = (socket as TLSSocket & { readonly ssl?: Verdict }).ssl ?? {};
  invariant(typeof verifyError === 'function', 'this Node does not tell whether a client certificate is good');
  const bad = verifyError.call((socket as TLSSocket & { readonly ssl?: Verdict }).ssl);
  if (bad !== null && bad !== undefined)
    fail('endpoint-peer-gone', {
      at,
      seen: `the certificate of the client was refused: ${bad.message}`,
      fields: { reason: bad.code ?? bad.message },
    });
  return { ...base, peerFingerprint: certificate.fingerprint256, ...names(certificate.raw) };
}

/** The names that REQUIRE is compared with; none where the certificate is too odd for us, so that no text fits. */
function names(der: Uint8Array): { peerSubject?: string; peerIssuer?: string } {
  try {
    const { subject, issuer } = parseCertificate(der);
    return { peerSubject: oneline(subject), peerIssuer: oneline(issuer) };
  } catch (error) {
    if (error instanceof TlsqlError) return {};
    throw error;
  }
}
