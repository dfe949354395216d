import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-dbd-mysql-enforcing-ssl-not-supported',
  family: 'clients-drivers',
  title: 'DBD::mysql on MariaDB Connector/C refuses mysql_ssl=1 outright',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions:
    'DBD::mysql 4.042-4.050 built against libmariadb: all mysql_ssl=1 connections fail, with TLS servers too. DBD::MariaDB 1.22 works.',
  symptoms: [
    {
      where: 'driver DBD::mysql 4.050 (Debian 12, libmariadb)',
      text: 'SSL connection error: Enforcing SSL encryption is not supported',
    },
    {
      where: 'driver DBD::mysql 4.050 mysql_ssl_verify_server_cert=1 without CA',
      text: 'SSL connection error: mysql_ssl_verify_server_cert=1 is not supported without mysql_ssl_ca_file or m',
    },
    {
      where: 'driver DBD::mysql / DBD::MariaDB, …_ssl_ca_file without …_ssl=1',
      text: "OK cipher='' — CA ignored, plaintext",
    },
    {
      where: 'driver DBD::mysql mysql_ssl=1;mysql_ssl_optional=1, server without TLS',
      text: "OK cipher='' — plaintext",
    },
  ],
  why: 'Since the BACKRONYM fix DBD::mysql insists on MYSQL_OPT_SSL_ENFORCE/SSL_MODE semantics it cannot find in this client library and refuses.',
  proof: "Text is unique; perl -MDBD::mysql -e 'print DBD::mysql->VERSION' and ldd of mysql.so shows libmariadb.so.3.",
  fix: [
    'use DBI:MariaDB:host=db;mariadb_ssl=1;mariadb_ssl_ca_file=/etc/app/ca.pem (apt-get install libdbd-mariadb-perl); it verifies chain and name',
    'pt-* tools and other DBD::mysql users: --defaults-file with ssl-ca, or mysql_ssl=1;mysql_ssl_optional=1 plus REQUIRE SSL on the account',
    'check: $dbh->selectrow_array("SHOW STATUS LIKE \'Ssl_cipher\'")',
  ],
  lookAlikes: ['server-has-no-tls'],
  reads: ['client.driver'],
  run: foundDriver('driver-dbd-mysql-enforcing-ssl-not-supported'),
};
