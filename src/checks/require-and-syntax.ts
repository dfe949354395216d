import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'require-and-syntax',
  family: 'accounts-auth',
  title: 'REQUIRE options are combined in a way the grammar does not take',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 5.7-9.7; MariaDB 10.2+',
  symptoms: [
    {
      where: 'mysql 9.7: REQUIRE SSL AND X509',
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'and x509' at line 1",
    },
    { where: "mysql 9.7: REQUIRE X509 AND SUBJECT '/CN=a'", text: "... near 'and subject '/CN=a'' at line 1" },
    { where: "mysql 9.7: SUBJECT '..', ISSUER '..'", text: "... near ', issuer '/CN=b'' at line 1" },
    {
      where: "mariadb: SUBJECT '..', ISSUER '..'",
      text: "... check the manual that corresponds to your MariaDB server version for the right syntax to use near ' issuer '/CN=b'' at line 1",
    },
    {
      where: 'SUBJECT twice, MySQL and MariaDB',
      text: "ERROR 1225 (HY000) at line 1: Option 'SUBJECT' used twice in statement",
    },
  ],
  why: 'SSL and X509 stand alone (X509 includes SSL; SUBJECT/ISSUER include X509). Only SUBJECT, ISSUER and CIPHER can be combined, with AND or just a blank, each once.',
  proof: 'Parse the statement.',
  fix: [
    "CREATE USER u@'%' IDENTIFIED BY '...' REQUIRE SUBJECT '/..' AND ISSUER '/..' AND CIPHER '..';",
    "CREATE USER u@'%' ... REQUIRE X509;   -- already means TLS",
  ],
  lookAlikes: ['require-in-grant-removed'],
};
