import type { Check } from './engine/check.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'yassl-announces-tls-without-cert',
  family: 'server-files',
  title: 'MySQL 5.6 (yaSSL) announces TLS without a usable certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions: 'MySQL 5.5/5.6 community (yaSSL)',
  symptoms: [
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl\tYES' },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number' },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00010B:SSL routines::wrong version number',
    },
    {
      where: 'client mariadb 10.11, not socket, first write',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Broken pipe (32)',
    },
    { where: 'server log mysql 5.6', text: '(no line)' },
    {
      where: 'mysql 5.6 (yaSSL) with a good certificate made less than a minute before its start',
      text: 'have_ssl\tYES, and EVERY TLS client: ERROR 2026 (HY000): TLS/SSL error: wrong version number (a restart after a minute works)',
    },
  ],
  why: 'Only --ssl, ssl_cipher or ssl_ca set and no certificate; or an EC, expired, not yet valid or bit-damaged certificate, which yaSSL drops without a word (a certificate younger than about a minute counts as not yet valid: seen at 1, 21 and 41 s, not at 61 s). The server then answers the ClientHello with a plain MySQL error packet, which OpenSSL reads as a record of a wrong version.',
  proof:
    "After the SSLRequest the server's first bytes are a MySQL packet (length, sequence, 0xff), not 0x16/0x15. have_ssl=YES with empty ssl_cert; or ssl_cert's notAfter/key type. Distinguish from a plain-text port by the CLIENT_SSL bit in the greeting.",
  fix: [
    'RSA certificate (2048, SHA-256 is fine), valid dates, PKCS#1 key, and both ssl_cert and ssl_key set',
    'restart; OPENSSL_CONF with MinProtocol=TLSv1 and SECLEVEL=0 on the client, then status shows AES256-SHA',
    'better: replace 5.6',
  ],
  lookAlikes: ['server-cert-expired', 'tls-version-no-overlap'],
  reads: ['wire.attempts'],
  run: (facts) =>
    tlsFailure(facts, ({ notTls, version }) => notTls && /^5\.[0-7]\./.test(version), 'likely').map((found) => ({
      ...found,
      candidates: ['yassl-announces-tls-without-cert', 'server-tls-not-configured', 'yassl-cipher-empty'],
    })),
};
