import type { Check } from './engine/check.ts';
import { foundWrongOrder } from './engine/pair-found.ts';

export const check: Check = {
  id: 'server-cert-chain-order-wrong',
  family: 'server-files',
  title: "ssl_cert has the intermediate (or root) first and the server's own certificate later",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'MariaDB 10.11/11.8 do not start, MySQL 9.7 starts without TLS, both report a KEY fault; MySQL 5.6: handshakes fail',
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8',
      text: "SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'",
    },
    { where: 'server log mariadb 10.11/11.8; server log mariadb 10.11 / 11.8', text: '[ERROR] Failed to setup SSL' },
    {
      where: 'server log mariadb 10.11/11.8; server log mariadb 10.11 / 11.8',
      text: '[ERROR] SSL error: Unable to get private key',
    },
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
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED; client mysql 9.7 (server up without TLS)',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'client mariadb 10.11 against MySQL 5.6',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unsuitable certificate purpose',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '(no line, have_ssl YES)' },
    {
      where: 'server log mariadb 10.11 / 11.8 (the server does not start)',
      text: "SSL error: Unable to get private key from '/etc/mysql/tls/key.pem'",
    },
    {
      where: 'client mariadb running FLUSH SSL',
      text: 'ERROR 1105 (HY000) at line 1: Failed to refresh SSL, error: Unable to get private key',
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get private key from '/etc/mysql/tls/key.pem'.",
    },
    {
      where: 'client mysql 9.7 running ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000) at line 1: Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    {
      where: 'client mariadb 10.11',
      text: 'ERROR 2026 (HY000): TLS/SSL error: SSL is required, but the server does not support it',
    },
    {
      where: 'driver mariadb (node)',
      text: 'code=ER_SERVER_SSL_DISABLED message=Trying to connect with ssl, but ssl not enabled in the server',
    },
    {
      where: 'acceptance table',
      text: 'order of the intermediates after the leaf does not matter: leaf, int A, int B shuffled is accepted by all clients',
    },
  ],
  why: "SSL_CTX_use_certificate_chain_file takes the first block as the server's certificate; its public key is the intermediate's, so the healthy key 'cannot be got'.",
  proof:
    "ssl_key's public key equals that of the 2nd or later certificate in ssl_cert, not the first; or the first one has CA:TRUE.",
  fix: [
    'cat server-cert.pem intermediate.pem > server-chain.pem   # leaf first, then upwards; the root is not needed',
    'openssl x509 -in server-chain.pem -noout -subject   # shows the FIRST one: must be the server',
    'reload or restart',
    'openssl x509 -in server-chain.pem -noout -pubkey | openssl sha256; openssl pkey -in server-key.pem -pubout | openssl sha256   # must be equal',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-key-cert-mismatch', 'server-key-unreadable'],
  reads: ['server.files'],
  run: foundWrongOrder,
};
