import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
};
