import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'require-lost-in-copy',
  family: 'accounts-auth',
  title: 'SHOW GRANTS no longer shows REQUIRE (MySQL 8+): copies of grants lose it',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MySQL 5.7.6-9.7',
  symptoms: [
    {
      where: 'SHOW GRANTS mysql 9.7 (account with REQUIRE SUBJECT AND ISSUER)',
      text: 'GRANT USAGE ON *.* TO `rboth`@`%`',
    },
    {
      where: 'SHOW CREATE USER mysql 9.7',
      text: "CREATE USER `rboth`@`%` IDENTIFIED WITH 'caching_sha2_password' AS '...' REQUIRE SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice' ISSUER '/C=DE/O=Acme/CN=Acme Root CA' PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK ...",
    },
    {
      where: 'SHOW GRANTS mariadb 10.11/11.8',
      text: "GRANT USAGE ON *.* TO `rboth`@`%` IDENTIFIED BY PASSWORD '*...' REQUIRE ISSUER '/C=DE/O=Acme/CN=Acme Root CA' SUBJECT '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    {
      where: 'SHOW GRANTS mysql 5.6',
      text: "GRANT USAGE ON *.* TO 'rboth'@'%' IDENTIFIED BY PASSWORD '*...' REQUIRE ISSUER '...' SUBJECT '...'",
    },
  ],
  why: 'MySQL moved all account properties to SHOW CREATE USER; scripts and audits that read SHOW GRANTS see no REQUIRE, and users recreated from it have none.',
  proof: 'Compare SHOW CREATE USER on source and target.',
  fix: [
    "SHOW CREATE USER 'u'@'%';",
    "SELECT CONCAT('SHOW CREATE USER ',QUOTE(user),'@',QUOTE(host),';') FROM mysql.user;",
    'check on the target: SELECT user,host,ssl_type FROM mysql.user;',
  ],
  lookAlikes: ['require-dropped-silently', 'require-not-set'],
};
