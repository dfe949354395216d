import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'require-alter-syntax-56',
  family: 'accounts-auth',
  title: 'ALTER USER or CREATE USER … REQUIRE or SHOW CREATE USER is used on MySQL 5.6',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL <= 5.7.5, MariaDB < 10.2',
  symptoms: [
    {
      where: 'mysql 5.6: ALTER USER u REQUIRE NONE',
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'require none' at line 1",
    },
    {
      where: 'mysql 5.6: CREATE USER ... REQUIRE',
      text: "... near 'require subject '/CN=a' issuer '/CN=b'' at line 1",
    },
    { where: 'mysql 5.6: SHOW CREATE USER', text: "... near 'user rdum@'%'' at line 1" },
  ],
  why: 'In old servers REQUIRE exists only in GRANT and SHOW CREATE USER does not exist.',
  proof: 'Server version.',
  fix: [
    "GRANT USAGE ON *.* TO 'u'@'%' REQUIRE X509;",
    "SHOW GRANTS FOR 'u'@'%';   -- shows REQUIRE in 5.6 and MariaDB",
    'check: SELECT user,host,ssl_type,ssl_cipher,x509_subject,x509_issuer FROM mysql.user;',
  ],
  lookAlikes: ['require-in-grant-removed'],
};
