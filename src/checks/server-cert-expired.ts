import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'server-cert-expired',
  family: 'certificates',
  title: 'The server certificate has expired; the server starts all the same',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-cert-refused'],
  versions:
    'all; MariaDB loads it even by FLUSH SSL; MySQL 9.7 warns at start (MY-015011, MY-015010) and refuses it on RELOAD; 5.6 yaSSL drops it silently',
  symptoms: [
    {
      where: 'client mysql 9.7 (VERIFY_CA, VERIFY_IDENTITY); client mysql 9.7 --ssl-mode=VERIFY_CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 --ssl-ca, client mariadb 11.8 --ssl-ca AND client mariadb 11.8 with default options (no CA); client mariadb 10.11 / 11.8 --ssl-verify-server-cert; client mariadb 10.11 / 11.8, DBD::MariaDB, ruby mysql2',
      text: 'ERROR 2026 (HY000): TLS/SSL error: certificate has expired',
    },
    { where: 'driver node tls / driver mariadb (node)', text: 'code=CERT_HAS_EXPIRED message=certificate has expired' },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=certificate has expired' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because certificate has expired',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'client mysql 9.7 running ALTER INSTANCE RELOAD TLS; MySQL 9.7 ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000) at line 1: Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'server log mysql 9.7 (client refused the server certificate; log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Bad handshake',
    },
    {
      where:
        'server log mariadb 10.11 / 11.8 (log_warnings>=4; client refused the server certificate or server refused the client certificate)',
      text: "[Warning] Aborted connection 24 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'server log mariadb 10.11 / 11.8',
      text: '(no line at start: MariaDB does not check the validity of its own certificate)',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 default vs 11.8 or 10.11 server: REFUSES (password proof does not excuse the dates); mariadb 11.8 --disable-ssl-verify-server-cert: accepts; node drivers with ca: refuse',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because certificate has expired',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    { where: 'server log mariadb 10.11/11.8', text: '(no line, have_ssl YES)' },
    { where: 'client mysql 9.7 --ssl-mode=REQUIRED, mariadb --ssl', text: 'connects' },
    { where: 'SHOW STATUS', text: 'Ssl_server_not_after\tJan  1 00:00:00 2021 GMT' },
    {
      where: 'MySQL 9.7 with tls_certificates_enforced_validation=ON',
      text: '[ERROR] [MY-015006] [Server] Certificate validation has failed. Stopping the server as tls-certificates-enforced-validation is enabled',
    },
    {
      where: 'mysql 5.6 (yaSSL)',
      text: 'have_ssl\tYES, and EVERY TLS client: ERROR 2026 (HY000): TLS/SSL error: wrong version number',
    },
    { where: 'driver mysql2 (HANDSHAKE_SSL_ERROR) / mariadb npm (CERT_HAS_EXPIRED)', text: 'certificate has expired' },
    {
      where: 'driver go-sql-driver',
      text: 'x509: certificate has expired or is not yet valid: current time 2026-11-21T05:49:39Z is after 2024-06-01T00:00:00Z',
    },
    {
      where: 'driver Connector/J 8/9',
      text: 'javax.net.ssl.SSLHandshakeException: NotAfter: Sat Jun 01 00:00:00 UTC 2024 <- java.security.cert.CertificateExpiredException',
    },
    {
      where: 'driver MariaDB Connector/J',
      text: 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
    },
    {
      where: 'driver mysql-connector-python',
      text: 'certificate verify failed: certificate has expired (_ssl.c:1006)',
    },
    { where: 'driver PHP', text: 'Cannot connect to MySQL using SSL (2002)' },
    { where: 'driver PyMySQL ssl_ca=', text: 'connects: not noticed' },
  ],
  why: 'notAfter of the leaf is past. No server judges dates at start by default, so it goes on serving: clients that verify fail, the others notice nothing. yaSSL discards the certificate while it announces TLS and then answers the ClientHello in plain text.',
  proof:
    "Offline: notAfter of ssl_cert < now. Online: notAfter of the certificate on the WIRE (a renewed file that was never reloaded shows the same fault); MySQL: SHOW STATUS LIKE 'Ssl_server_not_after' (MariaDB: only inside a TLS session). Which depth is past tells it from an expired CA: openssl verify says 'at 0 depth lookup' for the leaf.",
  fix: [
    'openssl x509 -in /etc/mysql/tls/server-cert.pem -noout -enddate',
    '# issue a new certificate, then',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    'renew: openssl x509 -req -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 365 -copy_extensions copy -out server-cert.pem',
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -enddate',
    'check: mysql -e "SHOW STATUS LIKE \'Ssl_server_not_after\'"',
  ],
  lookAlikes: ['server-cert-not-yet-valid', 'server-cert-not-reloaded', 'server-cert-unknown-ca'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('server-cert-expired'),
};
