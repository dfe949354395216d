import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'proxy-router-hides-tls-state',
  family: 'network-ops',
  title: 'MySQL Router: Ssl_cipher tells about the server leg, not the client leg',
  role: 'background',
  severity: 'notice',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL Router 8.0-9.7 (not PASSTHROUGH); same with any TLS-splitting proxy',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=DISABLED, client_ssl_mode=DISABLED server_ssl_mode=REQUIRED',
      text: 'Ssl_cipher\tTLS_AES_128_GCM_SHA256 although the client leg is plaintext',
    },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED, client_ssl_mode=REQUIRED server_ssl_mode=DISABLED',
      text: 'Ssl_cipher\t(empty) although the client leg is TLS',
    },
  ],
  why: 'Status is computed by the server about its own connection.',
  proof:
    "Compare certificate fingerprint seen by the client with the server's own (ssl_cert on the server): different = TLS ends at a proxy. REQUIRE X509 accounts cannot work there.",
  fix: [
    'client_ssl_mode=PASSTHROUGH, server_ssl_mode=AS_CLIENT for end-to-end TLS',
    'or REQUIRED on both sides with server_ssl_verify=VERIFY_IDENTITY and server_ssl_ca',
    'check: SHA256 fingerprints equal',
  ],
  lookAlikes: ['proxy-router-client-tls-required', 'proxy-router-backend-tls-failed'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    const far = attempt?.session?.Ssl_cipher;
    if (attempt === undefined || far === undefined || attempt.login?.ok !== true || attempt.to.socket !== undefined)
      return [];
    const near = attempt.tls?.ok === true ? (attempt.tls.cipher ?? '') : '';
    // OpenSSL and yaSSL name old ciphers alike; where both legs have TLS, the protocol tells as well.
    const sameVersion = near === '' || far === '' || attempt.tls?.protocol === attempt.session?.Ssl_version;
    if (near === far || ((near !== '') === (far !== '') && sameVersion)) return [];
    return [
      {
        what: `TLS ends on the way to ${addressText(attempt)}: our connection has ${near || 'no TLS'}, the server's own has ${far || 'no TLS'}`,
        evidence: { address: addressText(attempt), ours: near, theirs: far },
        ...(far === '' ? { severity: 'warning' as const } : {}),
      },
    ];
  },
};
