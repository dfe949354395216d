import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-x509-no-client-cert',
  family: 'accounts-auth',
  title: 'The account says REQUIRE X509 (or SUBJECT/ISSUER) and the client shows no certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['client-cert-missing'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where:
        'client mariadb 10.11 and 11.8; client mysql 9.7 / mariadb 10.11 / 11.8; client mysql 9.7, client mariadb 10.11, client mariadb 11.8',
      text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mariadb 10.11 and 11.8; server log mysql 5.6; server log mariadb 10.11 / 11.8',
      text: "[Warning] Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'server log, all four',
      text: "(no 'X509 subject mismatch' / 'X.509 issuer mismatch' line at all: with no certificate the server denies before it compares)",
    },
    {
      where: 'driver mysql2',
      text: "Access denied for user 'x'@'localhost' (using password: YES) code=ER_ACCESS_DENIED_ERROR errno=1045",
    },
    {
      where: 'driver PHP PDO',
      text: "SQLSTATE[HY000] [1045] Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver Connector/J 9.3.0',
      text: "java.sql.SQLException: Access denied for user 'x'@'localhost' (using password: YES) [SQLState 28000 code 1045]",
    },
    {
      where: 'driver go-sql-driver 1.10',
      text: "Error 1045 (28000): Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver mysql2',
      text: "code=ER_ACCESS_DENIED_ERROR message=Access denied for user 'x'@'192.0.2.2' (using password: YES)",
    },
    {
      where: 'driver mariadb (node)',
      text: "code=ER_ACCESS_DENIED_ERROR message=(conn:13, no: 1045, SQLState: 28000) Access denied for user 'x'@'192.0.2.2' (using password: YES)",
    },
    {
      where: 'acceptance table',
      text: 'the servers ask every client for a certificate but go on without one; they send NO list of acceptable CA names ("No client certificate CA names sent"), so a client with several certificates cannot choose',
    },
  ],
  why: 'The session is encrypted, but the client sent no certificate (not configured, in a group it does not read, or dropped by the driver). The X509/SUBJECT/ISSUER condition fails after the password check and the answer is the 1045 of a wrong password.',
  proof:
    "ssl_type of the account actually matched is X509 or SPECIFIED (SHOW CREATE USER); the client has no cert+key pair, or a form that this driver drops (driver-drops-client-cert). The same login with a certificate of the server's ssl_ca works. No mismatch line at MySQL verbosity 3 / MariaDB log_warnings>=1, which separates it from a string mismatch.",
  fix: [
    'mysql --ssl-cert=client-cert.pem --ssl-key=client-key.pem …   # both; the key must match',
    '[client] ssl-cert=/etc/app/client-cert.pem and ssl-key=/etc/app/client-key.pem',
    'node mysql2: ssl: {ca, cert, key}; PDO: MYSQL_ATTR_SSL_CERT and MYSQL_ATTR_SSL_KEY as well as _CA',
    'Connector/J: clientCertificateKeyStoreUrl=file:/etc/app/client.p12&clientCertificateKeyStoreType=PKCS12&clientCertificateKeyStorePassword=…',
    "check: SELECT CURRENT_USER(); SHOW CREATE USER CURRENT_USER(); SHOW SESSION STATUS LIKE 'Ssl_cipher';",
  ],
  lookAlikes: [
    'account-password-wrong',
    'require-ssl-plain-client',
    'require-subject-mismatch',
    'client-cert-other-ca',
    'driver-drops-client-cert',
    'require-issuer-mismatch',
    'client-cert-key-type-not-offered',
  ],
  reads: ['admin.accounts'],
  run: foundRequire('require-x509-no-client-cert'),
};
