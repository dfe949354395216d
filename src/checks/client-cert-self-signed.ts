import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'client-cert-self-signed',
  family: 'certificates',
  title: 'The client certificate is self-signed',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all servers with ssl-ca set',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'client mysql 9.7 TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    {
      where: 'client mariadb 10.11 TLS 1.2, often TLS 1.3; client mariadb 11.8 TLS 1.2, sometimes TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mariadb 10.11 / 11.8 TLS 1.3 (a race: this text or the alert)',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
    {
      where: 'client mariadb 10.11 / 11.8 TLS 1.3, other outcome of the race',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 32",
    },
    {
      where: 'driver mysql2 TLS 1.2',
      text: 'code=HANDSHAKE_SSL_ERROR message=<pointer>:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:…:SSL alert number 48',
    },
    {
      where: 'driver mysql2 TLS 1.3 / driver node tls / driver mariadb (node)',
      text: 'code=ERR_SSL_TLSV1_ALERT_UNKNOWN_CA message=<pointer>:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:…:SSL alert number 48',
    },
    { where: 'server log mysql 9.7 (log_error_verbosity=3)', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where:
        'server log mariadb 10.11 / 11.8 (log_warnings>=4; client refused the server certificate or server refused the client certificate)',
      text: "[Warning] Aborted connection 24 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'acceptance table',
      text: 'every client and server refuses, also for accounts that do not ask for a certificate (REQUIRE NONE): a bad client certificate is worse than none',
    },
  ],
  why: 'A self-signed certificate can only be accepted when that very certificate is in the server ssl-ca.',
  proof:
    'subject=issuer and own signature verifies on the client certificate; its fingerprint is not in the server ssl_ca.',
  fix: [
    '# issue one from the CA in the server ssl-ca',
    'openssl x509 -req -in client.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile <(printf "extendedKeyUsage=clientAuth\\nkeyUsage=digitalSignature") -out client.pem',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: ['client-cert-other-ca'],
  reads: ['wire.attempts'],
  run: foundIdentity('client-cert-self-signed'),
};
