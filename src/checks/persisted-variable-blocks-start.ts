import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'persisted-variable-blocks-start',
  family: 'options',
  title: 'mysqld-auto.cnf holds a value that the server refuses, or is no valid JSON',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.0+',
  symptoms: [
    {
      where: 'server log mysql 9.7 (persisted TLSv1.1,TLSv1.2; nothing in my.cnf)',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1,TLSv1.2.',
    },
    {
      where: 'server log mysql 9.7 (truncated file)',
      text: '[ERROR] [MY-010214] [Server] Persisted config file is corrupt. Please ensure mysqld-auto.cnf file is valid JSON.',
    },
    {
      where: 'server log mysql 9.7 (name gone in this version)',
      text: "[Warning] [MY-013185] [Server] Currently unknown variable 'ssl_mode' was read from the persisted config file.",
    },
  ],
  why: 'The log speaks of an option, but it comes from mysqld-auto.cnf. A corrupt file stops the server even with persisted-globals-load=OFF in my.cnf.',
  proof:
    'Value named in MY-013835 is in no option file but in /var/lib/mysql/mysqld-auto.cnf; or that file does not parse as JSON.',
  fix: [
    'edit /var/lib/mysql/mysqld-auto.cnf while stopped (remove the entry), or: mysqld --persisted-globals-load=OFF, then RESET PERSIST tls_version',
    'corrupt: mv mysqld-auto.cnf mysqld-auto.cnf.bad; start',
    'check: python3 -m json.tool /var/lib/mysql/mysqld-auto.cnf',
  ],
  lookAlikes: ['tls-version-removed'],
};
