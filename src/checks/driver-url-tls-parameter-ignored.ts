import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-url-tls-parameter-ignored',
  family: 'clients-drivers',
  title: 'A TLS parameter of another driver in the URL is ignored: the connection is plain text',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions:
    'as the symptoms show. The usual source: one DATABASE_URL (…?ssl-mode=REQUIRED from a hosting panel) handed to all languages.',
  symptoms: [
    {
      where:
        'driver mysql2 3.24.5 URL ?ssl-mode=REQUIRED, ?sslmode=require, ?sslaccept=strict, ?tls=true, ?useSSL=true, ?sslMode=…',
      text: 'Ignoring invalid configuration option passed to Connection: ssl-mode. This is currently a warning, but in future versions of MySQL2, an error will be thrown if you pass an invalid configuration option to a Connection — and plaintext',
    },
    { where: 'driver mysqljs, mariadb npm same URLs', text: 'OK (empty cipher), no warning' },
    {
      where: 'driver odbc-mariadb SSLMODE=REQUIRED / VERIFY_CA (a MySQL ODBC option)',
      text: '| Ssl_cipher | | — no error',
    },
    { where: 'driver Connector/J 5.1.49 sslMode=VERIFY_IDENTITY', text: 'OK cipher= — plaintext on MariaDB, no error' },
    { where: 'driver Connector/J 8.0 ?ssl=true', text: 'ignored (default PREFERRED applies)' },
    {
      where: "driver RMySQL dbConnect(ssl.ca=…); DBD::mysql 'ssl=1'; ruby mysql2 ssl: true",
      text: 'ignored, plaintext',
    },
    {
      where: 'driver go-sql-driver ?ssl=true',
      text: "Error 1064 (42000): You have an error in your SQL syntax; … near 'ssl = true' at line 1",
    },
    {
      where: 'driver go-sql-driver ?ssl-mode=REQUIRED',
      text: "Error 1064 (42000): … near 'ssl-mode = REQUIRED' at line 1",
    },
    {
      where: 'driver SQLAlchemy + PyMySQL ?ssl_mode=REQUIRED / ?sslmode=require / ?tls=true',
      text: "TypeError: Connection.__init__() got an unexpected keyword argument 'ssl_mode'",
    },
    {
      where: 'driver mysql-connector-python ssl=… or ssl_mode=…',
      text: "AttributeError: Unsupported argument 'ssl_mode'",
    },
    {
      where: 'driver MySQLdb 1.4.6 ssl_mode= or ssl_ca=',
      text: "TypeError: 'ssl_mode' is an invalid keyword argument for connect()",
    },
    { where: 'driver DBD::MariaDB ssl=1', text: 'Unknown attribute ssl' },
  ],
  why: 'Every driver has its own vocabulary and most ignore what they do not know; go-sql-driver sends unknown parameters as SET statements, so a TLS word becomes an SQL syntax error.',
  proof: "Static: parse the URL/DSN against the driver's list of option names. Online: Ssl_cipher in the session.",
  fix: [
    'mysql2/mysqljs URL: ?ssl={"rejectUnauthorized":true}',
    'Go: ?tls=true, or the name that mysql.RegisterTLSConfig was given',
    'Connector/J 8+: ?sslMode=VERIFY_IDENTITY; 5.1: ?useSSL=true&requireSSL=true&verifyServerCertificate=true',
    'odbc-mariadb: SSLCA=…;SSLVERIFY=1',
    'check: Ssl_cipher not empty in that session',
  ],
  lookAlikes: ['driver-plaintext-by-default', 'driver-orm-ssl-at-wrong-level'],
  reads: ['client.driver'],
  run: foundDriver('driver-url-tls-parameter-ignored'),
};
