import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'server-cert-not-yet-valid',
  family: 'certificates',
  title: 'The server certificate is not yet valid, or a clock is wrong',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-cert-refused'],
  versions: 'all; texts as seen; MySQL 5.6 yaSSL drops the certificate and every TLS client gets wrong version number',
  symptoms: [
    {
      where: 'client mysql 9.7 (VERIFY_CA, VERIFY_IDENTITY); client mysql 9.7 --ssl-mode=VERIFY_CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 --ssl-ca, client mariadb 11.8 --ssl-ca and default; client mariadb 10.11 / 11.8 --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: certificate is not yet valid',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=CERT_NOT_YET_VALID message=certificate is not yet valid',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=certificate is not yet valid' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because certificate is not yet valid or the system clock is incorrect',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'client mysql 9.7 running ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000) at line 1: Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 default: refuses; --disable-ssl-verify-server-cert: accepts; node drivers with ca: refuse',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because certificate is not yet valid or the system clock is incorrect',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    { where: 'SHOW STATUS', text: 'Ssl_server_not_before\tJan  1 00:00:00 2035 GMT' },
    { where: 'mysql 5.6 (yaSSL)', text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number' },
  ],
  why: 'notBefore lies in the future for the side that verifies: fresh certificate with a CA whose clock runs ahead, time zone mistake at issuing, or a client/container whose clock is behind. The text differs by OpenSSL: the 9.7 server (newer OpenSSL) adds "or the system clock is incorrect".',
  proof:
    "notBefore against three clocks: ours, the server's (SELECT UTC_TIMESTAMP()) and a third one. notBefore > server UTC: the certificate is wrong. notBefore <= server UTC but > local: the local clock is wrong. A difference of whole hours points to a time zone mistake.",
  fix: [
    'date -u; mysql -Ne "select utc_timestamp()"   # compare',
    'timedatectl set-ntp true',
    '# reissue with notBefore an hour back: openssl ca -startdate $(date -u -d -1hour +%Y%m%d%H%M%SZ) …',
    'date -u on server, client and CA; timedatectl',
    'set the clock (chrony) or make the certificate again with a start in the past',
    'reload; openssl x509 -noout -startdate',
  ],
  lookAlikes: ['server-cert-expired'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('server-cert-not-yet-valid'),
};
