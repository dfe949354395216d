import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-plaintext-by-default',
  family: 'clients-drivers',
  title: 'The driver never asks for TLS because no TLS option is set',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['tls-not-asked'],
  versions:
    'All drivers listed, any server. NOT: mysql CLI 5.7+ (PREFERRED), MariaDB CLI 10.11.18 and 11.8 (try TLS), Connector/J 8/9 (PREFERRED), Connector/J 5.1.38+ against MySQL >= 5.7, mysql-connector-python, PyMySQL 1.2.3 (these try TLS unasked).',
  symptoms: [
    { where: 'SHOW STATUS (any driver)', text: 'Ssl_cipher\t(empty)' },
    { where: 'driver mysql2 3.24.5', text: 'OK cipher="" (no ssl option)' },
    { where: 'driver mysql (mysqljs) 2.18.1; driver mariadb npm 3.5.4', text: 'OK cipher=""' },
    {
      where:
        'driver go-sql-driver 1.5.0 / 1.10.0; driver PHP 8.2 mysqli / PDO; driver DBD::mysql 4.050 / DBD::MariaDB 1.22',
      text: "OK cipher=''",
    },
    { where: 'driver ruby mysql2 0.5.3', text: 'OK (empty cipher)' },
    { where: 'driver MariaDB Connector/J 2.7.6 / 3.5.10', text: 'OK cipher=' },
    {
      where: 'driver PyMySQL 1.0.2, aiomysql 0.3.2, MySQLdb 1.4.6, RMySQL 0.10.25, odbc-mariadb 3.1.15, mysqltcl',
      text: "('Ssl_cipher', '')",
    },
  ],
  why: "Encryption is chosen by the client in its first packet (CLIENT_SSL bit). These drivers leave the bit clear unless told otherwise; the server's TLS set-up has no say unless require_secure_transport or REQUIRE SSL is set.",
  proof:
    "Query performance_schema/`SHOW STATUS LIKE 'Ssl_cipher'` inside the application's own session (empty = plaintext), or on MySQL 5.7+: SELECT t.processlist_user,t.connection_type FROM performance_schema.threads t WHERE t.processlist_id IS NOT NULL (connection_type = 'TCP/IP' instead of 'SSL/TLS'). Offline: parse the DSN/config for the driver's own TLS option. A CLI that shows a cipher proves nothing about the application.",
  fix: [
    "mysql2/mysqljs: ssl: {ca: fs.readFileSync('/etc/app/ca.pem')}",
    "mariadb (npm): ssl: {ca: fs.readFileSync('/etc/app/ca.pem')}",
    'Go: mysql.RegisterTLSConfig("db",&tls.Config{RootCAs:pool}); DSN …?tls=db',
    "PDO: [PDO::MYSQL_ATTR_SSL_CA=>'/etc/app/ca.pem']",
    'MariaDB Connector/J: sslMode=verify-full&serverSslCert=/etc/app/ca.pem (3.x) or useSSL=true&serverSslCert=… (2.x)',
    'server side, to make it impossible: SET PERSIST require_secure_transport=ON (MySQL 5.7+/MariaDB 10.5+) or ALTER USER app REQUIRE SSL',
    "check: SHOW STATUS LIKE 'Ssl_cipher' in the application's session is not empty",
  ],
  lookAlikes: ['client-tls-optional-plaintext', 'driver-url-tls-parameter-ignored', 'driver-orm-ssl-at-wrong-level'],
  reads: ['client.driver'],
  run: foundDriver('driver-plaintext-by-default'),
};
