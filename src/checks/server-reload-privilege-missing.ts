import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-reload-privilege-missing',
  family: 'server-files',
  title: 'The account may not reload TLS',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['reload-refused'],
  versions: 'MySQL 8.0.16-9.7: CONNECTION_ADMIN (RELOAD does NOT help); MariaDB: RELOAD',
  symptoms: [
    {
      where: 'MySQL 9.7',
      text: 'ERROR 1227 (42000): Access denied; you need (at least one of) the CONNECTION_ADMIN privilege(s) for this operation',
    },
    {
      where: 'MariaDB 10.11/11.8',
      text: 'ERROR 1227 (42000): Access denied; you need (at least one of) the RELOAD privilege(s) for this operation',
    },
  ],
  why: "Renewal hooks run with a small account that has the other product's privilege.",
  proof: 'Error 1227 and its privilege name; SHOW GRANTS.',
  fix: [
    "MySQL: GRANT CONNECTION_ADMIN ON *.* TO 'certbot'@'localhost';",
    "MariaDB: GRANT RELOAD ON *.* TO 'certbot'@'localhost';",
    'run the reload as that account',
  ],
  lookAlikes: ['server-reload-failed-old-cert-kept'],
};
