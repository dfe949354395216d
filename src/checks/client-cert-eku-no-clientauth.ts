import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'client-cert-eku-no-clientauth',
  family: 'certificates',
  title: 'The client certificate has an extendedKeyUsage without clientAuth',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all servers with ssl-ca set',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000413:SSL routines::ssl/tls alert unsupported certificate',
    },
    { where: 'client mysql 9.7 TLS 1.3', text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query' },
    {
      where: 'client mariadb 10.11 TLS 1.2, often TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert unsupported certificate',
    },
    {
      where: 'client mariadb 11.8 TLS 1.2, sometimes TLS 1.3',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert unsupported certificate',
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
      text: 'code=HANDSHAKE_SSL_ERROR message=<pointer>:error:0A000413:SSL routines:ssl3_read_bytes:sslv3 alert unsupported certificate:…:SSL alert number 43',
    },
    {
      where: 'driver mysql2 TLS 1.3 / driver node tls / driver mariadb (node)',
      text: 'code=ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE message=<pointer>:error:0A000413:SSL routines:ssl3_read_bytes:sslv3 alert unsupported certificate:…:SSL alert number 43',
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
  why: 'When extendedKeyUsage is present it must list clientAuth for a TLS client. Typical: one serverAuth-only certificate used by both ends of replication, Galera or Group Replication.',
  proof:
    'EKU present in ssl-cert and lacks 1.3.6.1.5.5.7.3.2 and anyExtendedKeyUsage. openssl verify -purpose sslclient gives "unsuitable certificate purpose" (error 26). Alert 43 also for keyUsage: look at both.',
  fix: [
    'openssl x509 -in client.pem -noout -ext extendedKeyUsage,keyUsage',
    '# for replication / Galera / Group Replication nodes issue both:',
    'printf "extendedKeyUsage=serverAuth,clientAuth\\nkeyUsage=critical,digitalSignature,keyEncipherment\\nsubjectAltName=DNS:db1.example.test\\n" > ext; openssl x509 -req -in node.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile ext -out node.pem',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: ['server-cert-eku-no-serverauth'],
  reads: ['wire.attempts'],
  run: foundIdentity('client-cert-eku-no-clientauth'),
};
