import type { Check } from './engine/check.ts';
import { foundNoPair } from './engine/pair-found.ts';

export const check: Check = {
  id: 'client-key-cert-mismatch',
  family: 'clients-drivers',
  title: "The client's key and certificate are not a pair",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: "All. MySQL's text is the same as for an unreadable or encrypted key.",
  symptoms: [
    {
      where: 'client mariadb 10.11 / 11.8, DBD::MariaDB, ruby mysql2, MySQLdb, odbc-mariadb',
      text: 'ERROR 2026 (HY000): TLS/SSL error: key values mismatch',
    },
    {
      where: 'client mysql 9.7',
      text: "mysql: [ERROR] SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'.\nERROR 2026 (HY000): SSL connection error: Unable to get private key",
    },
    {
      where: 'driver mysql2',
      text: 'error:05800074:x509 certificate routines::key values mismatch (code ERR_OSSL_X509_KEY_VALUES_MISMATCH)',
    },
    { where: 'driver PyMySQL', text: 'ssl.SSLError: [X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)' },
    {
      where: 'driver mysql-connector-python',
      text: 'Invalid Certificate/Key: [X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)',
    },
    { where: 'driver Go', text: 'tls: private key does not match public key' },
    { where: 'driver PHP mysqli', text: "Unable to set private key file `/etc/mysql/tls/server-key.pem'" },
  ],
  why: 'The certificate was reissued with a new key (or files of two hosts mixed).',
  proof: 'Compare public keys: openssl x509 -in c.pem -pubkey -noout vs openssl pkey -in k.pem -pubout.',
  fix: [
    'put the matching pair in place',
    'check: diff <(openssl x509 -in client.pem -noout -pubkey) <(openssl pkey -in client-key.pem -pubout) is empty',
  ],
  lookAlikes: ['client-key-encrypted', 'client-key-unreadable', 'client-file-swapped-or-not-pem'],
  reads: ['client.files'],
  run: foundNoPair('client'),
};
