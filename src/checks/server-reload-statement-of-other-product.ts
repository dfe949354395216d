import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-reload-statement-of-other-product',
  family: 'server-files',
  title: "The other product's reload statement was used",
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['reload-refused'],
  versions: 'FLUSH SSL: MariaDB 10.4+; ALTER INSTANCE RELOAD TLS: MySQL 8.0.16+ (and TiDB)',
  symptoms: [
    {
      where: 'MySQL 9.7',
      text: "ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'SSL' at line 1",
    },
    {
      where: 'MariaDB 10.11/11.8',
      text: "ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near 'INSTANCE RELOAD TLS' at line 1",
    },
    {
      where: 'MySQL 5.6',
      text: "ERROR 1064 (42000): … right syntax to use near 'SSL' at line 1   (no reload statement exists)",
    },
    {
      where: 'MySQL 9.7, unknown channel',
      text: 'ERROR 1149 (42000): You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use',
    },
  ],
  why: 'FLUSH SSL exists only in MariaDB, ALTER INSTANCE RELOAD TLS only in MySQL; MySQL 5.6 has neither.',
  proof: "SELECT VERSION() holds 'MariaDB' or not; number against 8.0.16 / 10.4.",
  fix: ['MariaDB: FLUSH SSL;', 'MySQL >= 8.0.16: ALTER INSTANCE RELOAD TLS;', 'older: restart'],
  lookAlikes: ['server-reload-privilege-missing'],
};
