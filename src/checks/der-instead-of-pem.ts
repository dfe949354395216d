import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'der-instead-of-pem',
  family: 'server-files',
  title: 'A server file is in DER (binary) form; the servers read PEM only',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get certificate from '/etc/mysql/tls/server.cer'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get certificate' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/etc/mysql/tls/server.cer'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] Failed to setup SSL' },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] SSL error: Unable to get certificate' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl\tDISABLED' },
    { where: 'any server, DER key', text: "SSL error: Unable to get private key from '/etc/mysql/tls/server.key'" },
    {
      where: 'any OpenSSL server, DER in ssl_ca or ssl_crl',
      text: 'SSL error: SSL_CTX_set_default_verify_paths failed',
    },
    { where: 'MySQL 5.6 (yaSSL), DER in ssl_ca', text: '(silent)' },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: 'Windows CAs, .cer/.crt/.der downloads and `openssl … -outform DER` give binary ASN.1.',
  proof:
    "First byte 0x30 and second 0x81/0x82, no '-----BEGIN'; the whole file parses as one ASN.1 SEQUENCE (certificate, key, PKCS#12 (version 3 + OID 1.2.840.113549.1.7.1), CRL).",
  fix: [
    'openssl x509 -inform DER -in server.cer -out server-cert.pem',
    'openssl pkey -inform DER -in server.key -out server-key.pem',
    'openssl crl -inform DER -in ca.crl -out crl.pem',
    'head -1 server-cert.pem   # -----BEGIN CERTIFICATE-----; reload or restart',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-cert-file-missing'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl'], ['der', 'pkcs12'])),
};
