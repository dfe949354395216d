import type { Check } from './engine/check.ts';
import { identityMends } from './engine/client-file-mend.ts';
import { loneHalf, usesTls } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-cert-without-key',
  family: 'options',
  title: 'The client has only one of ssl-cert and ssl-key',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'all clients with OpenSSL 3',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-cert=client.pem; client mysql 9.7, --ssl-cert only',
      text: "mysql: [ERROR] SSL error: Unable to get private key from '/etc/mysql/tls/client.pem'.\nERROR 2026 (HY000): SSL connection error: Unable to get private key",
    },
    {
      where: 'client mysql 9.7 --ssl-key=client.key; client mysql 9.7, --ssl-key only',
      text: "mysql: [ERROR] SSL error: Unable to get certificate from '/etc/mysql/tls/client.key'.\nERROR 2026 (HY000): SSL connection error: Unable to get certificate",
    },
    {
      where:
        'client mariadb 10.11 --ssl-cert=client.pem; client mariadb 11.8 --ssl-cert=client.pem; client mariadb, --ssl-cert only',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unsupported',
    },
    {
      where: 'client mariadb 10.11 --ssl-key=client.key; client mariadb 11.8 --ssl-key=client.key',
      text: 'ERROR 2026 (HY000): TLS/SSL error: no start line',
    },
    { where: 'driver PyMySQL, cert only / .p12', text: 'ssl.SSLError: [SSL] PEM lib (_ssl.c:3926) / (_ssl.c:3905)' },
    {
      where: 'driver mysql-connector-python, cert only',
      text: 'AttributeError: ssl_key and ssl_cert need to be both specified, or neither',
    },
  ],
  why: "The other half is looked for in the same file. MariaDB's 'unsupported' and 'no start line' say nothing about the option that is missing.",
  proof: 'Effective client options hold exactly one of ssl-cert, ssl-key. A combined PEM works.',
  fix: ['--ssl-cert=client.pem --ssl-key=client.key', "check: mysql … -e 'select 1' as a REQUIRE X509 user"],
  lookAlikes: ['client-file-swapped-or-not-pem', 'client-key-encrypted'],
  reads: ['client.files'],
  run: (facts) => {
    const half = usesTls(facts) ? loneHalf(facts) : undefined;
    if (half === undefined) return [];
    const other = half.has === 'cert' ? 'ssl-key' : 'ssl-cert';
    return [
      {
        what: `the client has ssl-${half.has}=${half.path} and no ${other}`,
        evidence: { file: half.path, missing: other },
        mends: identityMends(facts),
      },
    ];
  },
};
