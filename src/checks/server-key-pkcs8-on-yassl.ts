import type { Check } from './engine/check.ts';
import { byHand, restartAndProve } from './engine/mend.ts';
import { isYassl } from './engine/option-value-found.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
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
  reads: ['server.files'],
  run: (facts) => {
    const file = facts.server?.files?.key;
    const block = file?.content?.blocks.find(({ kind }) => kind === 'private-key');
    if (file === undefined || block?.kind !== 'private-key' || !isYassl(facts)) return [];
    if (block.key.form !== 'pkcs8' || block.key.encrypted || block.key.algorithm !== 'rsa') return [];
    const path = shellWord(file.real ?? file.path);
    return [
      {
        what: `ssl_key=${file.named} begins with BEGIN PRIVATE KEY (PKCS#8), which the yaSSL of this server does not read`,
        evidence: { file: file.path, form: 'pkcs8' },
        mends: [
          byHand(`cp -p ${path} ${path}.bak`),
          byHand(`openssl rsa -in ${path}.bak -traditional -out ${path}`),
          ...restartAndProve,
        ],
      },
    ];
  },
};
