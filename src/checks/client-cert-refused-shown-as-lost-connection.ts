import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-cert-refused-shown-as-lost-connection',
  family: 'certificates',
  title: 'With TLS 1.3 a refused client certificate shows as "Lost connection" after a finished handshake',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['misread-output'],
  versions: 'TLS 1.3, all C clients and replicas; MariaDB clients and Node show the alert or 2013 by chance',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    { where: 'client mysql 9.7 TLS 1.3', text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query' },
    {
      where: 'client mariadb 10.11 / 11.8 TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
    {
      where: 'client mariadb 10.11 / 11.8 TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 32",
    },
    {
      where:
        'performance_schema.replication_connection_status mysql 9.7 replica (serverAuth-only SOURCE_SSL_CERT), TLS 1.3',
      text: "Error connecting to source 'r@127.0.0.1:3306'. This was attempt 1/10, with a delay of 2 seconds between attempts. Message: Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    {
      where: 'the same with SOURCE_TLS_VERSION=TLSv1.2',
      text: "Error connecting to source 'r@127.0.0.1:3306'. This was attempt 1/10, with a delay of 2 seconds between attempts. Message: SSL connection error: error:0A000413:SSL routines::ssl/tls alert unsupported certificate",
    },
    {
      where: 'SHOW SLAVE STATUS mariadb 11.8 (replica with an expired or serverAuth-only client certificate)',
      text: 'Last_IO_Errno: 2013',
    },
    {
      where: 'SHOW SLAVE STATUS mariadb 11.8',
      text: "error connecting to master 'r@127.0.0.1:3306' - retry-time: 2  maximum-retries: 100000  message: Lost connection to server at 'reading authorization packet', system error: 0 \"Internal error/check (Not system error)\"",
    },
    {
      where: 'driver node tls TLS 1.3',
      text: 'secureConnect is emitted first, then code=ERR_SSL_TLSV1_ALERT_UNKNOWN_CA (or …CERTIFICATE_EXPIRED, …)',
    },
    { where: 'server log mysql 9.7 (log_error_verbosity=3)', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where: 'acceptance table',
      text: 'the same fault on TLS 1.2: always ERROR 2026 with the alert; on TLS 1.3: a race, mysql 9.7 nearly always 2013, mariadb 2013 or the alert; mysql2 and mariadb.js always give the alert',
    },
    {
      where: 'replica mysql 9.7 Last_IO_Error (certificate of foreign CA)',
      text: 'Message: Lost connection to MySQL server during query',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: Connection reset by peer (104)' },
    { where: 'python ssl, TLS 1.3', text: '[SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca' },
  ],
  why: 'In TLS 1.3 the client ends its handshake before the server has checked the client certificate; the alert arrives while the client already writes the login packet.',
  proof:
    'Error 2013 right after the handshake and a client certificate is configured: the same with TLS 1.2 (--tls-version=TLSv1.2), or a read after our own Finished, shows the alert. Server: Ssl_accepts +1, Ssl_finished_accepts +0. The cause is the entry that fits the alert and the certificate.',
  fix: [
    'mysql --tls-version=TLSv1.2 …   # shows the alert',
    'mariadb --tls-version=TLSv1.2 …',
    'openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key </dev/null 2>&1 | grep alert',
    "issue the client certificate from a CA in the server's ssl_ca (or add that CA to it, then ALTER INSTANCE RELOAD TLS / FLUSH SSL)",
    'check: openssl verify -CAfile ca.pem client.pem ; Last_IO_Errno 0',
  ],
  lookAlikes: ['client-cert-other-ca', 'client-cert-expired', 'client-cert-eku-no-clientauth', 'client-cert-revoked'],
};
