import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'host-name-of-tunnel-not-in-cert',
  family: 'network-ops',
  title: 'Through a port forward or tunnel the client checks 127.0.0.1 or localhost against the certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions: 'all; MariaDB 11.8 client skips the name for 127.0.0.1 but not for "localhost" with TCP',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    {
      where: 'client mariadb 11.8 -hlocalhost -P',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed',
    },
    {
      where: 'mysqldump mysql 9.7',
      text: 'mysqldump: Got error: 2026: SSL connection error: error:0A000086:SSL routines::certificate verify failed when trying to connect',
    },
  ],
  why: 'ssh -L, kubectl port-forward, docker -p, cloud-sql-proxy change the name the client dials; the certificate names the real server.',
  proof:
    "Chain verifies (VERIFY_CA works), only the dialled name is not in SAN/CN; the certificate's SAN list names the real host. MySQL's text is the same as for a wrong CA: the doctor must verify chain and name separately.",
  fix: [
    'put the real name into hosts: `127.0.0.1 db1.example.test` and connect with -h db1.example.test -P 3307',
    'or --ssl-mode=VERIFY_CA (MySQL) through an ssh tunnel, or add DNS:localhost,IP:127.0.0.1 to the SAN',
    'check: openssl s_client -starttls mysql -verify_hostname NAME …',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'host-name-mismatch'],
  reads: ['wire.attempts'],
  run: foundName('host-name-of-tunnel-not-in-cert'),
};
