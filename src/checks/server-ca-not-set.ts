import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'server-ca-not-set',
  family: 'server-files',
  title: 'The server has no ssl_ca: it asks for client certificates and refuses nearly all of them',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files', 'admin-login'],
  leadsTo: ['client-cert-refused'],
  versions:
    'MySQL 5.6-9.7 and MariaDB, all four seen (MariaDB 11.8 also with its in-memory certificate); MySQL 9.7 then cannot RELOAD TLS at all',
  symptoms: [
    {
      where: 'client mariadb 10.11 with --ssl-cert; client mariadb 11.8, with certificate; client mariadb 10.11 / 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mariadb 11.8 / 10.11 with --ssl-cert (race); client mariadb 10.11, with certificate',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
    {
      where: 'client mysql 9.7 with --ssl-cert, against MySQL 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading authorization packet', system error: 71",
    },
    {
      where:
        'client mysql 9.7 with --ssl-cert, against MariaDB; client mysql 9.7, with certificate; client mysql 9.7 TLS 1.3',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'client mysql 9.7 with --ssl-cert --tls-version=TLSv1.2 (shows the true alert); client mysql 9.7 TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'MySQL 9.7 ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'client mariadb 10.11 with --ssl-cert, against MySQL 5.6',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Warning] Aborted connection 7 to db: 'unconnected' user: 'unauthenticated' host: 'localhost' (This connection closed normally without authentication)",
    },
    { where: 'server log mysql 9.7 (verbosity 3)', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where:
        'server log mysql 9.7 at start; server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server.pem because unable to get local issuer certificate',
    },
    {
      where: 'client mariadb 10.11 to mysql 5.6, with certificate',
      text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number',
    },
    {
      where: 'client, all, without certificate',
      text: "ERROR 1045 (28000): Access denied for user 'rx509'@'localhost' (using password: YES)",
    },
    {
      where: 'client mysql 9.7 TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    {
      where: 'client mariadb 10.11 / 11.8 TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 32",
    },
    { where: 'SHOW VARIABLES', text: 'ssl_ca is empty, ssl_cert is set' },
    {
      where: 'server log mysql 9.7 (log_error_verbosity=3)',
      text: '[Note] [MY-010303] [Server] Skipping generation of SSL certificates as options related to SSL are specified.',
    },
    {
      where: 'acceptance table',
      text: 'good client certificate, expired one, one of another CA: all refused by MySQL 9.7, MariaDB 10.11 and 11.8 servers, REQUIRE X509 or not; without client certificate: REQUIRE NONE accounts connect',
    },
  ],
  why: "Without ssl_ca/ssl_capath the server still asks every client for a certificate (Ssl_ctx_verify_mode 5) and verifies what comes against OpenSSL's default store. A private CA is not in it, so nearly every client certificate is refused in the handshake, whatever the account asks; a client without one connects. MySQL uses ca.pem of the data folder only when ssl_cert and ssl_key are unset, too.",
  proof:
    "@@ssl_ca='' and @@ssl_capath='' while ssl_cert is set; TLS without a client certificate works, with one it fails; the client's CA is not in OpenSSL's default store of the server (SSL_CERT_FILE/SSL_CERT_DIR or /etc/ssl/certs; with the CA there the same certificate is accepted). The wire does not show it: MySQL and MariaDB send an empty list of CA names with ssl_ca as well. MySQL's client shows only error 2013 under TLS 1.3: repeat with --tls-version=TLSv1.2 to see 'unknown ca'. On MySQL 9.7 a reload gives 'Invalid certificates'.",
  fix: [
    'ssl_ca=/etc/mysql/tls/ca.pem in [mysqld]   (the CA that issued the client certificates), restart',
    "MySQL at run time: SET PERSIST ssl_ca='/etc/mysql/tls/ca.pem'; ALTER INSTANCE RELOAD TLS;",
    "until then drop ssl-cert/ssl-key from the client's option file",
    'check: openssl s_client -starttls mysql -tls1_2 -connect HOST:3306 -cert client-cert.pem -key client-key.pem </dev/null 2>&1 | grep -c alert   # 0',
  ],
  lookAlikes: [
    'server-ca-not-the-issuer',
    'client-cert-intermediate-missing',
    'client-cert-other-ca',
    'server-ca-not-set-trusts-system-cas',
  ],
  reads: ['wire.attempts'],
  run: foundIdentity('server-ca-not-set'),
};
