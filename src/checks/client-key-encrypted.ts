import type { Check } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-key-encrypted',
  family: 'clients-drivers',
  title: 'The client key is encrypted and the driver has no passphrase',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions:
    'CLI and libmysqlclient have no passphrase option; Node: passphrase; PyMySQL: ssl_key_password; MariaDB Connector/C: MARIADB_OPT_TLS_PASSPHRASE (not in the CLI). A hang in a service is the prompt on the terminal.',
  symptoms: [
    {
      where: 'client mysql 9.7 (prompts, also without a terminal)',
      text: "Enter PEM pass phrase:\nmysql: [ERROR] SSL error: Unable to get private key from '/etc/mysql/tls/client-enc8.pem'.\nERROR 2026 (HY000): SSL connection error: Unable to get private key",
    },
    {
      where: 'client mariadb 10.11 / 11.8',
      text: 'Enter PEM pass phrase:\nERROR 2026 (HY000): TLS/SSL error: processing error',
    },
    {
      where: 'driver mysql2 / mysqljs / mariadb npm (no or wrong passphrase)',
      text: 'error:1C800064:Provider routines::bad decrypt (code ERR_OSSL_BAD_DECRYPT)',
    },
    { where: 'driver PyMySQL, wrong ssl_key_password', text: 'ssl.SSLError: [SSL] PEM lib (_ssl.c:3926)' },
    { where: 'driver PHP mysqli', text: "Unable to set private key file `/etc/mysql/tls/client-enc8.pem'" },
    { where: 'driver Go tls.LoadX509KeyPair', text: 'tls: failed to parse private key' },
  ],
  why: "The PEM is 'BEGIN ENCRYPTED PRIVATE KEY' or has 'Proc-Type: 4,ENCRYPTED'.",
  proof: 'Static: those markers in the key file.',
  fix: [
    'openssl pkey -in client-enc.pem -out client-key.pem && chmod 600 client-key.pem',
    'Node: ssl:{…, passphrase: process.env.KEY_PASS}; PyMySQL: ssl_key_password=…',
    'check: openssl pkey -in client-key.pem -noout asks nothing',
  ],
  lookAlikes: ['client-key-cert-mismatch', 'client-key-unreadable'],
  reads: ['client.files'],
  run: foundClientFiles(({ role, kind }) => role === 'key' && kind === 'encrypted'),
};
