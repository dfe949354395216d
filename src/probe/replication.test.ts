import { expect, it } from 'vitest';
import { probeRecovery, probeReplicas, replicaFact } from './replication.ts';

it('reads both families of names alike', () => {
  const expected = {
    channel: '',
    host: 'db1',
    port: 3307,
    user: 'repl',
    ssl: true,
    verifies: false,
    files: { ca: '/ca.pem' },
    io: 'Connecting',
    errno: 2026,
    error: 'Message: SSL',
  };
  const named = (source: string, replica: string): Record<string, string> => ({
    [`${source}_Host`]: 'db1',
    [`${source}_Port`]: '3307',
    [`${source}_User`]: 'repl',
    [`${source}_SSL_Allowed`]: 'Yes',
    [`${source}_SSL_Verify_Server_Cert`]: 'No',
    [`${source}_SSL_CA_File`]: '/ca.pem',
    [`${source}_SSL_Cert`]: '',
    [`${replica}_IO_Running`]: 'Connecting',
    Last_IO_Errno: '2026',
    Last_IO_Error: 'Message: SSL',
  });
  expect(replicaFact(named('Source', 'Replica'))).toEqual(expected);
  expect(replicaFact(named('Master', 'Slave'))).toEqual(expected);
});

it('tries the statements until one is known', async () => {
  const asked: string[] = [];
  const found = await probeReplicas(async (sql) => {
    asked.push(sql);
    if (sql.includes('REPLICA')) throw new Error('syntax');
    return [{ Master_Host: 'db1', Channel_Name: 'west' }, { Master_Host: '' }];
  }, false);
  expect(asked).toEqual(['SHOW REPLICA STATUS', 'SHOW SLAVE STATUS']);
  expect(found?.map(({ channel }) => channel)).toEqual(['west']);
});

it('tells a server that is no replica from one that does not tell', async () => {
  expect(await probeReplicas(async () => [], true)).toEqual([]);
  expect(await probeReplicas(() => Promise.reject(new Error('denied')), true)).toBeUndefined();
});

it('asks for the recovery channel of a group by name', async () => {
  const found = await probeRecovery(async (sql) => {
    if (sql.includes('REPLICA')) throw new Error('syntax');
    return [{ Master_Host: 'db1', Channel_Name: 'group_replication_recovery' }];
  });
  expect(found.map(({ channel }) => channel)).toEqual(['group_replication_recovery']);
  expect(await probeRecovery(() => Promise.reject(new Error('no such channel')))).toEqual([]);
});
