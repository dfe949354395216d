import { expect, it } from 'vitest';
import { cutOff, makeFacts, plainSession, wired } from '../../test/make/facts.ts';
import { driverTls } from '../drivers/driver-tls.ts';
import { readDriverConfig } from '../drivers/read-driver-config.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-aiomysql-context-falls-back.ts';

function facts(parts: Partial<Facts> = {}, complaint = ''): Facts {
  const judged = driverTls(readDriverConfig("aiomysql.connect(host='h', ssl=ssl.create_default_context())"));
  if (judged === undefined) throw new Error('no such driver');
  return makeFacts({ ...parts, client: { driver: { id: 'aiomysql', options: {}, ...judged }, complaint } });
}

it('fires where a server offers no TLS, and is silent where one does or the driver fails', () => {
  expect(check.run(facts(wired(plainSession())))).toHaveLength(1);
  expect(check.run(facts(wired(cutOff('tls'))))).toEqual([]);
  expect(check.run(facts(wired(plainSession()), 'Access denied'))).toEqual([]);
});
