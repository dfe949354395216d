import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { driverTls } from '../drivers/driver-tls.ts';
import { readDriverConfig } from '../drivers/read-driver-config.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-go-tls-config-not-registered.ts';

function facts(parts: Partial<Facts> = {}, complaint = ''): Facts {
  const judged = driverTls(readDriverConfig('app:p@tcp(h)/?tls=custom'));
  if (judged === undefined) throw new Error('no such driver');
  return makeFacts({ ...parts, client: { driver: { id: 'go', options: {}, ...judged }, complaint } });
}

it('is silent where the driver says another thing than that it lacks the configuration', () => {
  expect(check.run(facts())).toHaveLength(1);
  expect(check.run(facts({}, 'invalid value / unknown config name: custom'))).toHaveLength(1);
  expect(check.run(facts({}, 'x509: certificate signed by unknown authority'))).toEqual([]);
});
