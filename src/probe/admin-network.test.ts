import { expect, it } from 'vitest';
import type { Asking } from './admin.ts';
import { probeAdminNetwork } from './admin-network.ts';

const server = (answer: (sql: string) => (string | null)[][]): Asking =>
  ({
    facts: { connectionId: 7, server: { version: '9.7.4', flavor: 'MySQL' } },
    query: async (sql: string) => answer(sql),
  }) as unknown as Asking;

it('reads the host cache and the connections that stand before the login', async () => {
  const facts = await probeAdminNetwork(
    server((sql) =>
      sql.includes('host_cache')
        ? [['192.0.2.2', null, 'YES', '5', '2', '0', '5', '0', '0']]
        : [['9', '192.0.2.2:4', '70']],
    ),
  );
  expect(facts).toMatchObject({
    connectionId: 7,
    hostCache: [{ ip: '192.0.2.2', host: '', sum_connect_errors: '5' }],
    unauthenticated: [{ id: 9, host: '192.0.2.2:4', seconds: 70 }],
  });
});

it('leaves out what it may not see', async () => {
  const refuse = server(() => {
    throw new Error('denied');
  });
  expect(await probeAdminNetwork(refuse)).toEqual({ connectionId: 7 });
});
