import { expect, it } from 'vitest';
import { driverInText } from './driver-in-text.ts';

const check = (text: string, driver: string | undefined): void => expect(driverInText(text), text).toBe(driver);

it('knows a driver by its frames, classes and error codes', () => {
  check('com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure', 'connector-j-9');
  check('com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure', 'connector-j-5');
  check(
    '\tat org.mariadb.jdbc.internal.util.exceptions.ExceptionFactory.create(ExceptionFactory.java:197)',
    'mariadb-connector-j-2',
  );
  check('\tat org.mariadb.jdbc.client.impl.StandardClient.<init>(StandardClient.java:194)', 'mariadb-connector-j-3');
  check('    at Connection.f (/app/node_modules/mysql2/lib/connection.js:1:1)', 'mysql2');
  check("{ [Error: x] code: 'HANDSHAKE_SSL_ERROR', fatal: true }", 'mysql2');
  check('SqlError: (conn:-1, no: 45023, SQLState: 08S01) x', 'mariadb-npm');
  check("pymysql.err.OperationalError: (2003, 'x')", 'pymysql');
  check("django.db.utils.OperationalError: (2026, 'x')", 'mysqlclient');
  check('[mysql] 2023/05/24 04:15:34 packets.go:37: unexpected EOF', 'go');
  check('SQLSTATE[HY000] [2002] x', 'pdo');
  check('MySqlConnector.MySqlException (0x80004005): SSL Authentication Error', 'mysqlconnector');
  check('Mysql2::Error::ConnectionError: x', 'ruby-mysql2');
});

it('does not guess', () => {
  check('ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain', undefined);
  check('spring.datasource.driver-class-name=com.mysql.jdbc.Driver', undefined);
});
