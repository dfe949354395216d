import { expect, it } from 'vitest';
import { asTlsqlError } from '../base/error.ts';
import { readDriverConfig } from './read-driver-config.ts';

const check = (text: string, driver: string, parts: object = {}, client?: string): void => {
  const config = readDriverConfig(text, client);
  expect([config.driver, config.host, config.port, config.user, config.password?.reveal()]).toEqual([
    driver,
    'db1',
    3307,
    'app',
    'p',
  ]);
  expect(config).toMatchObject(parts);
};

it('tells the driver by the form of the text', () => {
  check('mysql://app:p@db1:3307/shop', 'mysql2', { database: 'shop', syntax: 'url' });
  check('DATABASE_URL="mysql://app:p@db1:3307/shop?sslaccept=strict"', 'prisma');
  check('jdbc:mysql://db1:3307/shop?user=app&password=p&sslMode=VERIFY_CA', 'connector-j-9', {
    options: { sslMode: 'VERIFY_CA' },
  });
  check('jdbc:mariadb://app:p@db1:3307,db2:3306/shop?sslMode=verify-full', 'mariadb-connector-j-3');
  check('mysql+pymysql://app:p@db1:3307/shop?ssl_ca=/ca.pem', 'pymysql', { around: 'sqlalchemy' });
  check('app:p@tcp(db1:3307)/shop?tls=custom', 'go', { options: { tls: 'custom' } });
  check('mysql:host=db1;port=3307;user=app;password=p', 'pdo');
  check('DBI:MariaDB:host=db1;port=3307;user=app;password=p;mariadb_ssl=1', 'dbd-mariadb');
  check('Server=db1;Port=3307;Uid=app;Pwd=p;SslMode=VerifyFull', 'mysqlconnector');
  check('Driver={MariaDB};Server=db1;Port=3307;Uid=app;Pwd=p;SSLMODE=1', 'odbc-mariadb');
  check("{host: 'db1', port: 3307, user: 'app', password: 'p', ssl: {}}", 'mysql2');
  check("pymysql.connect(host='db1', port=3307, user='app', password='p', ssl_ca='/ca.pem')", 'pymysql');
  check("mysql.connector.connect(host='db1', port=3307, user='app', passwd='p')", 'mysql-connector-python');
  check("new PDO('mysql:host=db1;port=3307', 'app', 'p', [PDO::MYSQL_ATTR_SSL_CA => '/ca.pem'])", 'pdo', {
    options: { 'PDO::MYSQL_ATTR_SSL_CA': '/ca.pem' },
  });
  check('production:\n  adapter: mysql2\n  host: db1\n  port: 3307\n  username: app\n  password: p\n', 'ruby-mysql2');
});

it('looks into what is put around a driver', () => {
  check("{dialect:'mysql',host:'db1',port:3307,username:'app',password:'p',ssl:{},dialectOptions:{}}", 'mysql2', {
    around: 'sequelize',
    options: { misplacedSsl: { dict: {} } },
  });
  check("{client:'mysql2',connection:{host:'db1',port:3307,user:'app',password:'p'}}", 'mysql2', { around: 'knex' });
  const django =
    "{'default': {'ENGINE':'django.db.backends.mysql','HOST':'db1','PORT':'3307','USER':'app','PASSWORD':'p'}}";
  check(`DATABASES = ${django}`, 'mysqlclient', { around: 'django' });
});

it('takes the driver that is named', () => {
  check('jdbc:mariadb://app:p@db1:3307/', 'mariadb-connector-j-2', {}, 'mariadb-java-client-2.7');
  check('mysql://app:p@db1:3307/', 'mysqljs', {}, 'mysqljs');
});

it('sees a sign of the password that cuts the address', () => {
  expect(readDriverConfig('mysql://app:p@x@db1/shop').cutBy).toBe('@');
  expect(readDriverConfig('mysql://app:p/x@db1/shop').cutBy).toBe('/');
  expect(readDriverConfig('mysql://app:p#x@db1/shop').cutBy).toBe('#');
  expect(readDriverConfig('mysql://app:p%40x@db1/shop').cutBy).toBeUndefined();
});

it('says what it cannot read', () => {
  for (const text of ['{host: ', '*', "'open"]) {
    try {
      readDriverConfig(text);
      expect.unreachable(text);
    } catch (error) {
      expect(asTlsqlError(error).code).toBe('driver-config-unreadable');
    }
  }
});
