import { expect } from 'vitest';
import { driverTls } from '../../src/drivers/driver-tls.ts';
import { readDriverConfig } from '../../src/drivers/read-driver-config.ts';

/** What the driver makes of a text: `asks chain name`, and the ids of what is wrong with it. */
export function checkDriver(text: string, tls: string, ids: readonly string[] = [], client?: string): void {
  const judged = driverTls(readDriverConfig(text, client));
  const { asks, verifiesChain, verifiesName } = judged?.tls ?? {};
  expect([`${asks} ${verifiesChain} ${verifiesName}`, judged?.problems.map(({ id }) => id)]).toEqual([tls, ids]);
}
