import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'client-cert-too-large',
  family: 'certificates',
  title: 'The client certificate with its chain is larger than about 100 KB',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all servers with ssl-ca set',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000438:SSL routines::tlsv1 alert internal error',
    },
    { where: 'client mysql 9.7 TLS 1.3', text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query' },
    {
      where: 'client mariadb 10.11 TLS 1.2, often TLS 1.3; client mariadb 11.8 TLS 1.2, sometimes TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert internal error',
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
      text: 'code=HANDSHAKE_SSL_ERROR message=<pointer>:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:…:SSL alert number 80',
    },
    {
      where: 'driver mysql2 TLS 1.3 / driver node tls / driver mariadb (node)',
      text: 'code=ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR message=<pointer>:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:…:SSL alert number 80',
    },
    { where: 'server log mysql 9.7 (log_error_verbosity=3)', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where:
        'server log mariadb 10.11 / 11.8 (log_warnings>=4; client refused the server certificate or server refused the client certificate)',
      text: "[Warning] Aborted connection 24 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'acceptance table',
      text: 'client certificate of 94 KB: refused by mariadb 10.11 and 11.8 servers, alert 80; server certificate of 94 KB: accepted by all clients',
    },
  ],
  why: 'OpenSSL servers limit the peer certificate message to 100 KB (SSL_CTX_set_max_cert_list default 102400). A certificate with some 1,800 names of 50 characters is about 94 KB; the chain pushes it over. Servers of MySQL/MariaDB have no option for this limit.',
  proof:
    'Sum of the DER sizes (+3..5 bytes each) of all certificates in the client ssl-cert file plus auto-chained CA certificates > 100 KB. Large server certificates of the same size were accepted by every client.',
  fix: [
    'openssl x509 -in client.pem -outform der | wc -c',
    '# use fewer subjectAltName entries or a wildcard; drop needless certificates from the file',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: ['ca-key-too-weak'],
  reads: ['wire.attempts'],
  run: foundIdentity('client-cert-too-large'),
};
