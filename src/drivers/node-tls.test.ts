import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

const file = "fs.readFileSync('/ca.pem')";

it('says what mysql2, mysqljs and mariadb make of their options', () => {
  checkDriver('mysql://a:p@h/', 'never false false', ['driver-plaintext-by-default']);
  checkDriver(`{ssl: {ca: ${file}}}`, 'must true false');
  checkDriver(`{ssl: {ca: ${file}, verifyIdentity: true}}`, 'must true true');
  checkDriver(`{ssl: {ca: ${file}}}`, 'must true true', [], 'mariadb-npm');
  checkDriver("{ssl: {ca: '/ca.pem'}}", 'must true false', ['driver-node-path-instead-of-pem']);
  checkDriver('{ssl: true}', 'must false false', ['driver-node-ssl-true']);
  checkDriver('{ssl: true}', 'must true true', [], 'mariadb-npm');
  checkDriver('mariadb://a@h/?ssl={"ca":"x"}', 'never false false', ['driver-mariadb-npm-url-ssl-ignored']);
  checkDriver(`{ssl: {ca: ${file}, cert: ${file}}}`, 'must true false', ['driver-drops-client-cert']);
  checkDriver(`{ssl: {ca: ${file}, rejectUnauthorized: false}}`, 'must false false', ['driver-ca-given-not-verified']);
  checkDriver('mysql://a@h/?sslmode=require', 'never false false', ['driver-url-tls-parameter-ignored']);
  checkDriver(`{dialect: 'mysql', ssl: {ca: ${file}}}`, 'never false false', ['driver-orm-ssl-at-wrong-level']);
});
