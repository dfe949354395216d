import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';
import { expiredNext } from './engine/expired-next.ts';

export const check: Check = {
  id: 'client-cert-expired',
  family: 'certificates',
  title: 'The client certificate has expired',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all servers with ssl-ca set',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000415:SSL routines::ssl/tls alert certificate expired',
    },
    { where: 'client mysql 9.7 TLS 1.3', text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query' },
    {
      where: 'client mariadb 10.11 TLS 1.2, often TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert certificate expired',
    },
    {
      where: 'client mariadb 11.8 TLS 1.2, sometimes TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert certificate expired',
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
      text: 'code=HANDSHAKE_SSL_ERROR message=<pointer>:error:0A000415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired:…:SSL alert number 45',
    },
    {
      where: 'driver mysql2 TLS 1.3 / driver node tls / driver mariadb (node)',
      text: 'code=ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED message=<pointer>:error:0A000415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired:…:SSL alert number 45',
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
  why: 'notAfter of the client certificate is past on the server clock. The same alert 45 is sent for an expired CA and for an expired CRL of the server.',
  proof:
    'notAfter of ssl-cert < server UTC. Alert 45 alone proves nothing: look at the dates of everything that the server checks.',
  fix: [
    'openssl x509 -in client.pem -noout -enddate',
    '# issue a new one; no server restart is needed',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: [],
  reads: ['wire.attempts'],
  run: (facts) => [...foundIdentity('client-cert-expired')(facts), ...expiredNext(facts)],
};
