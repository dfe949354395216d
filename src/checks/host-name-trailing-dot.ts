import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'host-name-trailing-dot',
  family: 'certificates',
  title: 'The host is written with a trailing dot, or the certificate name ends with a dot',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions: 'MySQL and MariaDB C clients; not node',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    { where: 'client mariadb 11.8 --ssl-ca', text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed' },
    {
      where: 'acceptance table',
      text: 'host "db.example.test." with SAN db.example.test, and host db.example.test with SAN "db.example.test.": mysql VERIFY_IDENTITY, mariadb 10.11 verify, mariadb 11.8 refuse; mysql2, mariadb.js, node tls accept both',
    },
  ],
  why: 'OpenSSL compares the text with the dot; Node strips it.',
  proof: 'Host or dNSName ends with "." and they are equal without it.',
  fix: [
    '# write the host without the final dot: mysql -h db.example.test …',
    '# reissue a certificate whose SAN ends with a dot',
  ],
  lookAlikes: ['host-name-mismatch'],
  reads: ['wire.attempts'],
  run: foundName('host-name-trailing-dot'),
};
