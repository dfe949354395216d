import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

it('says what PHP makes of its attributes', () => {
  checkDriver("[PDO::MYSQL_ATTR_SSL_CA => '/c']", 'must true true');
  checkDriver('[PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => true]', 'never false false', [
    'driver-php-verify-option-without-effect',
  ]);
});
