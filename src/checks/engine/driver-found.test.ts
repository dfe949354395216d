import { expect, it } from 'vitest';
import { cutOff, makeFacts, wired } from '../../../test/make/facts.ts';
import { driverTls } from '../../drivers/driver-tls.ts';
import { readDriverConfig } from '../../drivers/read-driver-config.ts';
import type { Facts } from '../../facts/facts.ts';
import { foundDriver } from './driver-found.ts';

const plain = foundDriver('driver-plaintext-by-default');

function facts(text: string, parts: Partial<Facts> = {}): Facts {
  const judged = driverTls(readDriverConfig(text));
  if (judged === undefined) throw new Error('no such driver');
  return makeFacts({ ...parts, client: { driver: { id: 'mysql2', options: {}, ...judged } } });
}

it('finds what stands in the configuration, an error where the connection fails', () => {
  expect(plain(facts('mysql://h/'))).toHaveLength(1);
  const failing = wired(cutOff('capability'));
  expect(plain(facts('mysql://h/', failing))[0]?.severity).toBe('error');
});

it('is silent without one, and about another fault', () => {
  expect(plain(makeFacts())).toEqual([]);
  expect(foundDriver('driver-node-ssl-true')(facts('mysql://h/'))).toEqual([]);
});
