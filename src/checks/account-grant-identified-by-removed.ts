import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'account-grant-identified-by-removed',
  family: 'accounts-auth',
  title: 'GRANT … IDENTIFIED BY is a syntax error on MySQL 8+',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 8.0-9.7',
  symptoms: [
    {
      where: 'mysql 9.7',
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'identified by 'Pw1!'' at line 1",
    },
    { where: "mysql 9.7: SET PASSWORD ... = PASSWORD('x')", text: "... near 'password('x')' at line 1" },
  ],
  why: 'Creating or changing accounts through GRANT and the PASSWORD() function were removed.',
  proof: 'Parse the statement; server version >= 8.0.',
  fix: ["CREATE USER 'u'@'%' IDENTIFIED BY '...';  GRANT ...;", "ALTER USER 'u'@'%' IDENTIFIED BY '...';"],
  lookAlikes: ['require-in-grant-removed'],
};
