import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'cert-signature-digest-weak',
  family: 'certificates',
  title: 'The certificate is signed with SHA-1 or MD5',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions:
    'OpenSSL 3 at security level 1 or more (Debian, Ubuntu, RHEL 9). MariaDB 10.11/11.8 servers refuse to start; MySQL 9.7 serves it and verifying clients refuse; MySQL 5.6 works; Java 17 accepts',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY; client mysql 9.7 --ssl-mode=VERIFY_CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 / 11.8 --ssl-ca; client mariadb, SHA-1/1024 CA with a 2048 leaf; client mariadb 10.11 / 11.8 --ssl-verify-server-cert, against MySQL 9.7',
      text: 'ERROR 2026 (HY000): TLS/SSL error: CA signature digest algorithm too weak',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=UNSPECIFIED message=CA signature digest algorithm too weak',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=CA signature digest algorithm too weak' },
    {
      where: 'server log mariadb 10.11 / 11.8 (the server does not start)',
      text: "SSL error: Unable to get certificate from '/etc/mysql/tls/cert.pem'",
    },
    { where: 'server log mariadb 10.11 / 11.8; server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    {
      where: 'server log mariadb 10.11 / 11.8; server log mariadb 10.11/11.8',
      text: '[ERROR] SSL error: Unable to get certificate',
    },
    {
      where: 'client mariadb running FLUSH SSL',
      text: 'ERROR 1105 (HY000) at line 1: Failed to refresh SSL, error: Unable to get certificate',
    },
    { where: 'server log mysql 9.7', text: '(loads it without a warning)' },
    {
      where: 'client mariadb 10.11 / 11.8 with a SHA-1 or MD5 client certificate (refused before sending)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ca md too weak',
    },
    {
      where: 'driver mysql2 / node tls with such a client certificate',
      text: 'code=ERR_SSL_CA_MD_TOO_WEAK message=error:0A00018E:SSL routines::ca md too weak',
    },
    {
      where: 'client mysql 9.7 with such a client certificate, TLS 1.2 (the client loads it, the server refuses)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000412:SSL routines::ssl/tls alert bad certificate',
    },
    {
      where: 'client mysql 9.7 the same, TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    {
      where: 'server log mysql 9.7 with ssl_cipher=DEFAULT@SECLEVEL=0 (does not start)',
      text: "[ERROR] [MY-015104] [Server] Value for option 'ssl_cipher' contains cipher 'DEFAULT@SECLEVEL=0' that is blocked. Please refer to the documentation for allowed ciphers.",
    },
    {
      where: 'acceptance table',
      text: 'leaf or intermediate with SHA-1/MD5: MariaDB 10.11/11.8 server: does not start; MySQL 9.7 server: starts; mysql 9.7 REQUIRED: accepts; VERIFY_CA and all other verifying clients: refuse. A self-signed ROOT with SHA-1 in ssl-ca: accepted by all (its signature is not checked)',
    },
    {
      where: 'driver go-sql-driver',
      text: 'x509: certificate signed by unknown authority (possibly because of "x509: cannot verify signature: insecure algorithm SHA1-RSA" while trying to verify candidate authority certificate "Weak CA")',
    },
    {
      where: 'server log mariadb 10.11/11.8',
      text: "SSL error: Unable to get certificate from '/etc/mysql/tls/server-cert.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    { where: 'openssl s_server', text: 'error:0A00018E:SSL routines:SSL_CTX_use_certificate:ca md too weak' },
    { where: 'server log mysql 9.7', text: '(no line: TLS works)' },
    { where: 'MySQL 5.6 (yaSSL)', text: '(works)' },
  ],
  why: 'Security level 1+ of OpenSSL 3 forbids SHA-1 and MD5 signatures below the root. MySQL loads its own certificate at a lower level than it verifies with.',
  proof:
    'signatureAlgorithm of the leaf or an intermediate (not of the self-signed root) is sha1With… / ecdsa-with-SHA1 / md5With….',
  fix: [
    'sign again with -sha256 (the key may stay): openssl x509 -req -sha256 -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 365 -extfile ext -out server-cert.pem',
    "openssl x509 -in server-cert.pem -noout -text | grep 'Signature Algorithm'",
    "stop-gap MariaDB server: ssl_cipher='DEFAULT:@SECLEVEL=0' in [mysqld] (it starts; clients that verify still refuse); MariaDB client: --ssl-cipher=DEFAULT@SECLEVEL=0 (MySQL 9.7 refuses both: server MY-015104, client 'Failed to set ciphers to use')",
    'reload or restart',
    "check: openssl s_client -starttls mysql -connect HOST:3306 -CAfile /etc/mysql/tls/ca.pem </dev/null | grep 'Verify return'   (0 (ok))",
  ],
  lookAlikes: ['server-cert-unreadable'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('cert-signature-digest-weak'),
};
