import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { DriverConfig } from '../drivers/driver-config.ts';
import { driverTls } from '../drivers/driver-tls.ts';
import { readDriverConfig } from '../drivers/read-driver-config.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-connector-j-5-ssl-warning.ts';

const of = (url: string): Facts => {
  const config: DriverConfig = readDriverConfig(url, 'connector-j-5');
  const { tls, problems } = driverTls(config) ?? { tls: undefined, problems: [] };
  return makeFacts(
    tls === undefined ? {} : { client: { driver: { id: 'connector-j-5', options: {}, tls, problems } } },
  );
};

it('fires on a URL without useSSL, as the warning that it is', () => {
  expect(finds(check, of('jdbc:mysql://h/'), 1)[0]?.severity).toBe('warning');
});

it('is silent where useSSL is said', () => void finds(check, of('jdbc:mysql://h/?useSSL=true'), 0));
