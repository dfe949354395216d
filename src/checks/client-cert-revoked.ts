import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'client-cert-revoked',
  family: 'certificates',
  title: 'The client certificate is revoked by the CRL of the server',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all servers with ssl-ca set',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000414:SSL routines::ssl/tls alert certificate revoked',
    },
    { where: 'client mysql 9.7 TLS 1.3', text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query' },
    {
      where: 'client mariadb 10.11 TLS 1.2, often TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert certificate revoked',
    },
    {
      where: 'client mariadb 11.8 TLS 1.2, sometimes TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert certificate revoked',
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
      text: 'code=HANDSHAKE_SSL_ERROR message=<pointer>:error:0A000414:SSL routines:ssl3_read_bytes:sslv3 alert certificate revoked:…:SSL alert number 44',
    },
    {
      where: 'driver mysql2 TLS 1.3 / driver node tls / driver mariadb (node)',
      text: 'code=ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED message=<pointer>:error:0A000414:SSL routines:ssl3_read_bytes:sslv3 alert certificate revoked:…:SSL alert number 44',
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
  why: 'The serial number of the client certificate is in the list that ssl_crl / ssl_crlpath holds for its issuer.',
  proof:
    'openssl crl -in <ssl_crl> -text: issuer equals the certificate issuer and the serial is listed. A wrong hit by a repeated serial number: ca-duplicate-serial.',
  fix: [
    'openssl crl -in /etc/mysql/tls/crl.pem -noout -text | grep -A1 $(openssl x509 -in client.pem -noout -serial | cut -d= -f2)',
    '# issue a new client certificate with a new serial',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: ['ca-duplicate-serial', 'client-cert-other-ca'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('client-cert-revoked'),
};
