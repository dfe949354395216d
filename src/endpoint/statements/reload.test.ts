import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';
import type { ServerTls } from '../tls-context.ts';

const mariadb = { version: '11.4.2-MariaDB' };

it('each flavor has its own statement', async () => {
  expect((await deskOf().run('FLUSH SSL'))[0]).toMatch(/^ERR 1064 .* near 'SSL'/);
  expect((await deskOf(mariadb).run('ALTER INSTANCE RELOAD TLS'))[0]).toMatch(/^ERR 1064 /);
  // A MariaDB without TLS says OK and does nothing.
  expect(await deskOf(mariadb).run('FLUSH SSL')).toEqual(['ok']);
});

it('says in each one’s words why a reload failed, and keeps the old TLS', async () => {
  const tls = {} as ServerTls;
  for (const [version, sql, expected] of [
    [
      '8.4.0',
      'ALTER INSTANCE RELOAD TLS',
      'ERR 3888 HY000 Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    ],
    ['11.4.2-MariaDB', 'FLUSH SSL', 'ERR 1105 HY000 Failed to refresh SSL, error: Unable to get certificate'],
  ] as const) {
    const { state, run } = deskOf({ version, variables: { ssl_cert: 'nope', ssl_key: 'nope' } });
    state.tls = tls;
    expect(await run(sql)).toEqual([expected]);
    expect(state.tls).toBe(tls);
  }
});

it('NO ROLLBACK ON ERROR switches TLS off and warns', async () => {
  const { state, run } = deskOf({ variables: { ssl_cert: 'nope', ssl_key: 'nope' } });
  state.tls = {} as ServerTls;
  expect(await run('ALTER INSTANCE RELOAD TLS NO ROLLBACK ON ERROR')).toEqual(['ok']);
  expect(state.tls).toBeUndefined();
  expect((await run('SHOW WARNINGS'))[1]).toMatch(/^Warning\|3888\|/);
});

it('FLUSH PRIVILEGES empties the cache of passwords', async () => {
  const { state, run } = deskOf();
  state.passwordCache.set('x', new Uint8Array());
  expect(await run('FLUSH PRIVILEGES')).toEqual(['ok']);
  expect(state.passwordCache.size).toBe(0);
});
