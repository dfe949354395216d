import { expect, it } from 'vitest';
import { fakeRun } from '../../test/make/run.ts';
import { makeIntent } from '../../test/make/situation.ts';
import { waitForClients } from './wait-for-clients.ts';

it('waits until the last client in the clear has gone, and no longer than told', async () => {
  const rows: (string | null)[][] = [
    ['app', '10.0.0.9', 'TCP/IP', 'Sleep'],
    ['app', '10.0.0.9', 'SSL/TLS', 'Sleep'],
  ];
  const { run } = fakeRun([
    [/performance_schema.threads/, rows],
    [/CURRENT_USER/, [['root@localhost']]],
  ]);
  if (run.session === undefined) throw new Error('no session');
  const counts: number[] = [];
  const options = {
    session: run.session,
    at: 'db1',
    intent: makeIntent(),
    every: 5,
    onCount: (left: readonly unknown[]) => void counts.push(left.length),
  };
  await expect(waitForClients({ ...options, millis: 1 })).rejects.toMatchObject({ code: 'deadline-passed' });
  setTimeout(() => rows.shift(), 20);
  await waitForClients({ ...options, millis: 5000 });
  expect(counts).toEqual([1, 1, 0]);
});
