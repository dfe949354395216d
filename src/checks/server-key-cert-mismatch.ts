import type { Check } from './engine/check.ts';
import { foundNoPair } from './engine/pair-found.ts';

export const check: Check = {
  id: 'server-key-cert-mismatch',
  family: 'server-files',
  title: "The server's key and certificate are of the same type but not a pair",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    "MySQL 9.7, MariaDB 10.11/11.8: detected at start, but reported as 'Unable to get private key'; MySQL 5.6 yaSSL: NOT detected",
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8',
      text: "SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get private key' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '(NO line; have_ssl\tYES; the handshake then fails)' },
    {
      where: 'client mariadb 10.11 against 5.6',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate   (without ssl-ca)',
    },
    {
      where: 'client mariadb 10.11 against 5.6, with ssl-ca',
      text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number',
    },
    {
      where: 'MySQL 9.7 reload',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    { where: 'MariaDB reload', text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: Unable to get private key' },
    {
      where: 'openssl s_server',
      text: 'error:05800074:x509 certificate routines:X509_check_private_key:key values mismatch',
    },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: "OpenSSL checks the pair inside SSL_CTX_use_PrivateKey_file, so both servers report a readable, healthy key as 'Unable to get private key'. Only a key of another TYPE gives 'Private key does not match the certificate public key'. Typical: renewed certificate, old key; wrong pair copied.",
  proof:
    'Public key of the FIRST certificate in ssl_cert (SubjectPublicKeyInfo) != public key derived from ssl_key, key is readable, PEM and unencrypted. If it equals the public key of a LATER certificate in the file -> server-cert-chain-order-wrong.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -pubkey | openssl sha256; openssl pkey -in server-key.pem -pubout | openssl sha256   # must be equal',
    'find the right key: for k in *.pem; do openssl pkey -in $k -pubout 2>/dev/null | openssl sha256; done',
    'or make a new certificate for this key: openssl req -new -key server-key.pem -subj /CN=db.example.org -out server.csr, have it signed',
    'reload or restart',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-key-unreadable',
    'server-key-file-missing',
    'server-key-encrypted',
    'server-cert-chain-order-wrong',
  ],
  reads: ['server.files'],
  run: foundNoPair('server'),
};
