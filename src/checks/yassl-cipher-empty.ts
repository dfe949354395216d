import type { Check } from './engine/check.ts';
import { foundServerValue, isYassl, serverValue } from './engine/option-value-found.ts';
export const check: Check = {
  id: 'yassl-cipher-empty',
  family: 'options',
  title: 'MySQL 5.6 (yaSSL) with ssl-cipher= empty announces TLS and cannot do it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['handshake-failed'],
  versions: 'MySQL 5.x with yaSSL',
  symptoms: [
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl=YES' },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number' },
  ],
  why: 'An empty ssl-cipher leaves yaSSL without suites; it answers something that is no TLS record. The same server without the line talks to the same client.',
  proof:
    'ssl_cipher option given with empty value in --print-defaults of a yaSSL server (version 5.x community, no Rsa_public_key status) and have_ssl=YES.',
  fix: ['remove the ssl-cipher line or ssl-cipher=AES256-SHA:AES128-SHA; restart'],
  lookAlikes: [
    'network-plaintext-error-inside-handshake',
    'yassl-announces-tls-without-cert',
    'tls-version-no-overlap',
  ],
  reads: ['server.options'],
  run: (facts) => {
    if (!isYassl(facts) || serverValue(facts, 'ssl-cipher') !== '') return [];
    const says = 'with an empty list yaSSL announces TLS and then fails every handshake';
    return [foundServerValue(facts, 'ssl-cipher', { says, instead: 'ssl-cipher=AES256-SHA:AES128-SHA' })];
  },
};
