import { expect, it } from 'vitest';
import { readDriverConfig } from './read-driver-config.ts';
import { unknownSslMode } from './ssl-mode-word.ts';

const check = (text: string, driver: string, instead: string | undefined): void =>
  expect(unknownSslMode(readDriverConfig(text, driver))?.instead).toBe(instead);

it('names the mode that another driver calls so', () => {
  check('jdbc:mysql://h/?sslMode=verify-full', 'connector-j-9', 'sslMode=VERIFY_IDENTITY');
  check('jdbc:mysql://h/?sslMode=require', 'connector-j-9', 'sslMode=REQUIRED');
  check('jdbc:mariadb://h/?sslMode=preferred', 'mariadb-connector-j-3', 'sslMode=trust');
  check('Server=h;SslMode=VerifyIdentity;', 'mysqlconnector', 'SslMode=VerifyFull');
  check('mysql://h/?ssl-mode=verify_full', 'sqlx', 'ssl-mode=VERIFY_IDENTITY');
});

it('is silent about modes that the driver knows, and about drivers that know none', () => {
  check('jdbc:mysql://h/?sslMode=verify_ca', 'connector-j-9', undefined);
  check('jdbc:mariadb://h/?sslMode=VERIFY_IDENTITY', 'mariadb-connector-j-3', undefined);
  check('Server=h;SSL Mode=Verify CA;', 'mysqlconnector', undefined);
  check('jdbc:mysql://h/?sslMode=nonsense', 'connector-j-5', undefined);
  check('mysql://h/?sslmode=nonsense', 'mysql2', undefined);
  check('mysql://h/', 'sqlx', undefined);
});
