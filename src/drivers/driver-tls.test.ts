import { expect, it } from 'vitest';
import { checkDriver } from '../../test/make/driver.ts';
import { driverTls } from './driver-tls.ts';
import { readDriverConfig } from './read-driver-config.ts';

it('is silent where TLS was switched off in words, and about drivers that nobody knows', () => {
  checkDriver('a:p@tcp(h)/?tls=false', 'never false false');
  expect(driverTls(readDriverConfig('mysql://a@h/', 'myxql'))).toBeUndefined();
});
