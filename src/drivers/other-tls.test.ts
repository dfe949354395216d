import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

it('says what .NET, Connector/C and Rust make of theirs', () => {
  checkDriver('Server=h;SslMode=VerifyFull', 'must true true');
  checkDriver('adapter: mysql2\nssl_mode: :verify_ca', 'never false false', ['driver-ruby-mysql2-ssl-mode-ignored']);
  checkDriver('DBI:mysql:host=h;mysql_ssl=1', 'if-offered false false', [
    'driver-dbd-mysql-enforcing-ssl-not-supported',
  ]);
  checkDriver('DBI:MariaDB:host=h;mariadb_ssl=1', 'must true true');
  checkDriver('DBI:MariaDB:host=h;mariadb_ssl=1;mariadb_ssl_verify_server_cert=0', 'must false false');
  checkDriver('mysql://a@h/?sslaccept=strict&sslidentity=c.pem', 'must true true', [
    'driver-prisma-identity-or-cert-invalid',
  ]);
});
