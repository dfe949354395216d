import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'mysql-auto-cert-without-san',
  family: 'certificates',
  title: 'VERIFY_IDENTITY is used against the certificate that MySQL made by itself',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['server-name-refused'],
  versions: 'MySQL 5.7-9.7 automatic certificates',
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
      where: 'driver node tls',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: Host: db.example.test. is not cert's CN: MySQL_Server_9.7.4_Auto_Generated_Server_Certificate",
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED, VERIFY_CA with $datadir/ca.pem: accept; VERIFY_IDENTITY: refuses; mariadb 10.11 / 11.8 with that CA and verify: refuse',
    },
  ],
  why: 'The automatic certificate has CN=MySQL_Server_<version>_Auto_Generated_Server_Certificate and no subjectAltName: it can never match a host.',
  proof: 'Leaf CN matches ^MySQL_Server_.*_Auto_Generated_Server_Certificate$ and no SAN.',
  fix: [
    '# either only VERIFY_CA with the CA of the data folder:',
    'mysql --ssl-mode=VERIFY_CA --ssl-ca=/var/lib/mysql/ca.pem -h HOST',
    '# or an own certificate with SAN in ssl_cert / ssl_key and ALTER INSTANCE RELOAD TLS',
  ],
  lookAlikes: ['host-name-mismatch', 'mariadb-auto-cert-not-verifiable'],
  reads: ['wire.attempts'],
  run: foundName('mysql-auto-cert-without-san'),
};
