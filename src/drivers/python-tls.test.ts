import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

it('says what the drivers of Python make of their options', () => {
  checkDriver("pymysql.connect(ssl_ca='/ca.pem')", 'must false false', ['driver-ca-given-not-verified']);
  checkDriver("pymysql.connect(ssl={'ca': '/ca.pem'})", 'must true true');
  checkDriver("pymysql.connect(ssl_ca='/c', ssl_verify_identity=True)", 'must false false', [
    'driver-pymysql-verify-identity-needs-verify-cert',
    'driver-ca-given-not-verified',
  ]);
  checkDriver("mysql.connector.connect(ssl_ca='/c', ssl_verify_cert=True, ssl_verify_identity=True)", 'must true true');
  checkDriver("mysql.connector.connect(ssl_ca='/c')", 'if-offered false false', ['driver-ca-given-not-verified']);
  checkDriver('mysql+mysqlconnector://a@h/?ssl_disabled=false', 'if-offered false false', [
    'driver-sqlalchemy-url-string-is-truthy',
  ]);
  checkDriver("pymysql.connect(ssl_ca='-----BEGIN CERTIFICATE-----')", 'must false false', [
    'driver-pem-instead-of-path',
    'driver-ca-given-not-verified',
  ]);
  checkDriver("aiomysql.connect(ssl=ssl.create_default_context(cafile='/c'))", 'must true true', [
    'driver-aiomysql-context-falls-back',
  ]);
});
