import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'option-only-in-mysql-group',
  family: 'options',
  title: 'TLS options stand only in [mysql]: mysqldump, mysqladmin and others run without them',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions: 'all',
  symptoms: [
    { where: 'mysqldump 9.7 --defaults-file=mo.cnf --print-defaults ([mysql] ssl-mode=VERIFY_CA)', text: 'empty list' },
    {
      where: 'PyMySQL 2.2.8 read_default_file',
      text: '[mysql] ignored; ssl-mode ignored; ssl-ca/ssl_ca of [client] used',
    },
  ],
  why: '[mysql] is read by the mysql/mariadb program only; backups and scripts then use PREFERRED, i.e. unverified and perhaps plain text.',
  proof: 'TLS keys in [mysql]/[mariadb-client] and none in [client]; my_print_defaults client mysqldump lacks them.',
  fix: ['move ssl-ca, ssl-mode, ssl-cert, ssl-key to [client]', 'check: mysqldump --print-defaults'],
  lookAlikes: ['option-in-wrong-group', 'client-tls-optional-plaintext'],
};
