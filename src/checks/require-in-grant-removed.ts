import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'require-in-grant-removed',
  family: 'accounts-auth',
  title: 'GRANT … REQUIRE is a syntax error on MySQL 8+',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 8.0-9.7 (syntax error); MariaDB and MySQL <= 5.7 accept it',
  symptoms: [
    {
      where: "mysql 9.7: GRANT USAGE ON *.* TO u@'%' REQUIRE SSL",
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'require ssl' at line 1",
    },
    {
      where: 'mariadb 10.11/11.8, user does not exist',
      text: "ERROR 1133 (28000) at line 1: Can't find any matching row in the user table",
    },
  ],
  why: 'MySQL 8.0 removed IDENTIFIED BY, REQUIRE and resource options from GRANT.',
  proof: 'Statement begins with GRANT and holds REQUIRE; server version >= 8.0.',
  fix: [
    "CREATE USER 'u'@'%' IDENTIFIED BY '...' REQUIRE SSL;  GRANT ... TO 'u'@'%';",
    "ALTER USER 'u'@'%' REQUIRE SSL;   -- existing account (MySQL >= 5.7.6, MariaDB >= 10.2)",
    "MySQL 5.6: only GRANT USAGE ON *.* TO 'u'@'%' REQUIRE SSL;",
  ],
  lookAlikes: ['account-grant-identified-by-removed', 'require-and-syntax'],
};
