import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'client-cert-other-ca',
  family: 'certificates',
  title: 'The client certificate is signed by a CA that the server does not know',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all servers that hold a CA; every account, also REQUIRE NONE',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'client mysql 9.7 TLS 1.3; client mysql 9.7 (another run)',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    {
      where:
        'client mariadb 10.11 TLS 1.2, often TLS 1.3; client mariadb 11.8 TLS 1.2, sometimes TLS 1.3; client mariadb 10.11; DBD::MariaDB; ruby mysql2; odbc-mariadb',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mariadb 10.11 / 11.8 TLS 1.3 (a race: this text or the alert); client mariadb 10.11 and 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
    {
      where:
        'client mariadb 10.11 / 11.8 TLS 1.3, other outcome of the race; client mariadb 11.8 -> MySQL 9.7; client mysql 9.7',
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
    {
      where:
        'server log mysql 9.7 (log_error_verbosity=3); server log mysql 9.7 with log_error_verbosity=3 only; server log mysql 9.7 (verbosity 3)',
      text: '[Note] [MY-010914] [Server] Bad handshake',
    },
    {
      where:
        'server log mariadb 10.11 / 11.8 (log_warnings>=4; client refused the server certificate or server refused the client certificate); server log mariadb 10.11 and 11.8',
      text: "[Warning] Aborted connection 24 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'acceptance table',
      text: 'every client and server refuses, also for accounts that do not ask for a certificate (REQUIRE NONE): a bad client certificate is worse than none',
    },
    { where: 'client mysql 9.7', text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query' },
    {
      where: 'driver Connector/J 8/9; MariaDB Connector/J',
      text: 'Communications link failure … <- java.net.SocketException: Broken pipe',
    },
    {
      where: 'driver mysql2',
      text: 'error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca … SSL alert number 48 (code ERR_SSL_TLSV1_ALERT_UNKNOWN_CA)',
    },
    {
      where: 'driver PHP 8.2 mysqli',
      text: '2006 MySQL server has gone away; warning: SSL operation failed with code 1. OpenSSL Error messages:\nerror:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    { where: 'driver PHP PDO (no warning)', text: 'SQLSTATE[HY000] [2006] MySQL server has gone away' },
    {
      where: 'driver PyMySQL 1.2.3',
      text: "(2013, 'Lost connection to MySQL server during query ([SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:2580))') or (2006, \"MySQL server has gone away (SSLEOFError(8, 'EOF occurred in violation of protocol (_ssl.c:2427)'))\")",
    },
    {
      where: 'driver mysql-connector-python',
      text: "2055: Lost connection to MySQL server at '127.0.0.1:3306', system error: Errno 1: [SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:2580)",
    },
    {
      where: 'driver go-sql-driver (error / logger)',
      text: 'invalid connection  /  [mysql] … packets.go:58 remote error: tls: unknown certificate authority',
    },
    {
      where: 'server log mariadb 10.11 / 11.8',
      text: "Aborted connection 633 to db: 'unconnected' user: 'unauthenticated' host: 'localhost' (This connection closed normally without authentication)",
    },
    { where: 'server log mysql 9.7 (default verbosity 2)', text: '(nothing)' },
    {
      where: 'client mariadb 10.11 to mysql 5.6 (yaSSL)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number',
    },
    {
      where: 'driver mysql-connector-python',
      text: "2055: Lost connection to MySQL server at '127.0.0.1:PORT', system error: Errno 8: EOF occurred in violation of protocol (_ssl.c:2427)",
    },
  ],
  why: 'The server asks every TLS client for a certificate (optional) and verifies whatever is sent against its own ssl_ca/ssl_capath; the issuer is not there. The handshake is cut before any account is known, so a bad certificate is worse than none. Under TLS 1.3 the client has already finished and sees a lost connection or, by chance, the alert.',
  proof:
    "openssl verify -purpose sslclient -CAfile SERVER_ssl_ca [-untrusted rest of the client's file] client.pem fails with error 20, 19 or 18, while the server's own certificate verifies. Online: the same login without certificate and key gets through the handshake (1045 or OK), with them it breaks. Force TLS 1.2 for a stable alert: 48 unknown ca = no such issuer; 51 decrypt error = a CA of that name with another key (ca-renewed-same-name-new-key). Alert 48 alone is ambiguous: also intermediate missing, CA:FALSE issuer, missing keyCertSign, path length, missing CRL, self-signed.",
  fix: [
    'openssl verify -purpose sslclient -CAfile /etc/mysql/tls/ca.pem client.pem',
    'cat ca-old.pem ca-clients.pem > /etc/mysql/tls/ca.pem && mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    '# or connect without a client certificate when the account does not need one: remove ssl-cert/ssl-key from [client]',
    "issue the client certificate from the CA in the server's ssl-ca, or append its CA to that file and reload: ALTER INSTANCE RELOAD TLS (MySQL) / FLUSH SSL (MariaDB)",
    'or leave --ssl-cert/--ssl-key out when the account does not need them',
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client.pem -key client.key -CAfile ca.pem </dev/null 2>&1 | grep -E "alert|Verify"',
  ],
  lookAlikes: [
    'client-cert-self-signed',
    'server-cert-intermediate-missing',
    'ca-without-keycertsign',
    'crl-missing-for-issuer',
    'ca-renewed-same-name-new-key',
    'driver-php-hides-tls-cause',
    'client-cert-intermediate-missing',
    'tls-version-no-overlap',
    'require-x509-no-client-cert',
    'server-ca-not-set',
    'server-ca-not-the-issuer',
    'client-cert-refused-shown-as-lost-connection',
  ],
  reads: ['wire.attempts'],
  run: foundIdentity('client-cert-other-ca'),
};
