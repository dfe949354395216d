import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { bulkOrders, countedSerials } from './bulk-orders.ts';
import { isBad, rowReader } from './bulk-rows.ts';

const day = 86_400_000;

it('orders what the rows ask for, for the days of the row or else of all, by the clock of the CA', async () => {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const ca = { ...(await newCa()), now: () => new Date(now) };
  const read = rowReader(ca.certificate, 'client');
  const rows = [
    ['name', 'days'],
    ['a', '10'],
    ['b', ''],
    ['c', '10'],
  ].flatMap((cells, index) => {
    const row = read({ line: index + 1, cells });
    return row === undefined || isBad(row) ? [] : [row];
  });
  const until = (days?: number): number[] =>
    bulkOrders(ca, rows, days).map(({ notAfter }) => Math.round((notAfter - now) / day));
  expect(until()).toEqual([10, 397, 10]);
  expect(until(30)).toEqual([10, 30, 10]);
  const orders = bulkOrders(ca, rows, 30, countedSerials(ca, 3));
  expect(orders.map(({ profile, notBefore }) => [profile, notBefore < now])).toEqual(Array(3).fill(['client', true]));
  expect(orders.map(({ subject }) => Buffer.from(subject).toString('latin1').at(-1))).toEqual(['a', 'b', 'c']);
});

it('counts from the serial file and leaves out what is taken', async () => {
  const ca = await newCa();
  const { layout } = ca;
  writeFileSync(layout.serial, '0A\n');
  writeFileSync(join(layout.newcerts, '0B.pem'), '');
  const serials = countedSerials({ ...ca, layout: { ...layout, serials: 'counts' } }, 3);
  expect(serials.map(({ hex, next }) => [hex, next])).toEqual([
    ['0A', '0B'],
    ['0C', '0D'],
    ['0D', '0E'],
  ]);
});
