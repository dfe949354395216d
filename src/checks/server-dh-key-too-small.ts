import type { Check } from './engine/check.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'server-dh-key-too-small',
  family: 'network-ops',
  title: 'The old server offers 512- or 1024-bit DH parameters',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed'],
  versions: 'MySQL 5.6 (yaSSL) and 5.5; refused by OpenSSL 1.1.1+/3 even at SECLEVEL=0',
  symptoms: [
    {
      where: 'openssl s_client 3.0 -tls1 -cipher ALL:@SECLEVEL=0 -legacy_server_connect to 5.6',
      text: 'error:0A00018A:SSL routines:tls_process_ske_dhe:dh key too small:../ssl/statem/statem_clnt.c:2092:',
    },
    { where: 'python ssl', text: '[SSL: DH_KEY_TOO_SMALL] dh key too small (_ssl.c:1006)' },
    {
      where: 'client mariadb 10.11 with MinProtocol TLSv1, SECLEVEL=0, UnsafeLegacyRenegotiation',
      text: 'ERROR 2026 (HY000): TLS/SSL error: dh key too small',
    },
  ],
  why: 'Ephemeral DH key of the server is under the library minimum.',
  proof:
    'ServerKeyExchange of a DHE suite carries a prime shorter than 1024/2048 bits; the same handshake with a non-DHE suite (AES256-SHA) succeeds.',
  fix: ['client: --ssl-cipher=AES256-SHA (RSA key exchange) as stop-gap', 'upgrade the server'],
  lookAlikes: ['server-tls10-only'],
  reads: ['wire.attempts'],
  run: (facts) => tlsFailure(facts, ({ text }) => /dh key too small/i.test(text)),
};
