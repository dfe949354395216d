import { it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';

it('says what both Connectors/J make of their URL', () => {
  checkDriver('jdbc:mysql://h/?sslMode=VERIFY_IDENTITY', 'must true true');
  checkDriver('jdbc:mysql://h/', 'if-offered false false', [], 'connector-j');
  checkDriver('jdbc:mysql://h/?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=/t.p12', 'must true false', [
    'driver-java-keystore-path-not-url',
  ]);
  checkDriver('jdbc:mysql://h/?sslMode=REQUIRED&trustCertificateKeyStoreUrl=file:/t.p12', 'must false false', [
    'driver-ca-given-not-verified',
  ]);
  checkDriver('jdbc:mysql://h/?useSSL=true&requireSSL=true', 'must true false', [], 'connector-j-5.1');
  checkDriver('jdbc:mariadb://h/?sslMode=verify-full', 'must true true');
  checkDriver(
    'jdbc:mariadb://h/?sslMode=verify-full',
    'never false false',
    ['driver-mariadb-connector-j-2-ignores-sslmode'],
    'mariadb-connector-j-2',
  );
});
