import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-key-pkcs8-on-yassl',
  family: 'server-files',
  title: "The server's key is PKCS#8 ('BEGIN PRIVATE KEY') and the server is built with yaSSL",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'MySQL 5.0-5.6 community builds, MySQL 5.7 community before OpenSSL-only, MariaDB 5.5-10.3 with yaSSL; not OpenSSL builds',
  symptoms: [
    {
      where: 'server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'",
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] Failed to setup SSL' },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] SSL error: Unable to get private key' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl\tDISABLED' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: 'yaSSL reads only the traditional PKCS#1 form; OpenSSL >= 1.0 (>= 3.0 even with `openssl rsa`) writes PKCS#8 by default. `-keyform`-correct key, right permissions, and still DISABLED.',
  proof:
    "First line of the key is '-----BEGIN PRIVATE KEY-----' and the server is yaSSL: have_ssl/have_openssl DISABLED, no TLS 1.1+, version_ssl_library absent or empty, version 5.6 or older community. The very same file converted to PKCS#1 works.",
  fix: [
    'openssl rsa -in server-key.pem -traditional -out server-key-p1.pem   # OpenSSL 3; with 1.x without -traditional',
    'head -1 server-key-p1.pem   # -----BEGIN RSA PRIVATE KEY-----',
    "ssl_key=…/server-key-p1.pem, restart; SHOW VARIABLES LIKE 'have_ssl' -> YES",
  ],
  lookAlikes: ['server-key-unreadable', 'server-key-encrypted', 'server-key-cert-mismatch'],
};
