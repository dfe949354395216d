import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

const ssl = (rest: string) =>
  `mysql.createConnection({host: 'db', user: 'app', ssl: {ca: fs.readFileSync('/ca.pem')${rest}}})`;

it('fires: crl is given to mysql2', () => {
  checkDriver(ssl(", crl: fs.readFileSync('/crl.pem')"), 'must true false', ['driver-mysql2-ignores-crl'], 'mysql2');
});

it('is silent: none is given, another driver', () => {
  checkDriver(ssl(''), 'must true false', [], 'mysql2');
  checkDriver(ssl(", crl: fs.readFileSync('/crl.pem')"), 'must true true', [], 'mariadb-npm');
});
