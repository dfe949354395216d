import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-key-encrypted',
  family: 'server-files',
  title: "The server's private key is protected by a passphrase",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all; on 5.6 yaSSL a traditional encrypted key even leaves have_ssl=YES',
  symptoms: [
    { where: 'server log mariadb 10.11/11.8; server log mysql 9.7', text: 'Enter PEM pass phrase:' },
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6, PKCS#8 encrypted',
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
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'server log mysql 5.6 (yaSSL), PKCS#1 encrypted',
      text: "Enter PEM pass phrase:…[Note] Server hostname (bind-address): '*'; port: …   (then have_ssl YES and every handshake fails)",
    },
  ],
  why: "No MySQL or MariaDB server has an option for a key passphrase. Without a terminal OpenSSL's prompt fails (the prompt is printed twice in the log); with one (mysqld started by hand) it waits and then works, but not from systemd.",
  proof:
    "PEM header 'BEGIN ENCRYPTED PRIVATE KEY', or 'Proc-Type: 4,ENCRYPTED' inside 'BEGIN RSA/EC PRIVATE KEY'. Log: the words 'Enter PEM pass phrase:' just before the error.",
  fix: [
    'umask 077; openssl pkey -in server-key.pem -out server-key-plain.pem   # asks the passphrase once (5.6 yaSSL: openssl rsa -in … -traditional -out …)',
    'chown mysql:mysql server-key-plain.pem; chmod 0400 server-key-plain.pem; ssl_key=…/server-key-plain.pem',
    'reload or restart',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-key-cert-mismatch', 'server-key-unreadable'],
  reads: ['server.files'],
  run: foundObstacles(about(['key'], ['encrypted'])),
};
