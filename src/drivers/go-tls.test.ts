import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

it('says what go-sql-driver makes of tls', () => {
  checkDriver('a:p@tcp(h)/?tls=true', 'must true true');
  checkDriver('a:p@tcp(h)/?tls=db', 'must true true', ['driver-go-tls-config-not-registered']);
});
