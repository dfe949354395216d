import { expect, it } from 'vitest';
import { startEndpoint } from '../endpoint/server.ts';
import { openSession, type SessionSettings } from '../session/open-session.ts';
import { elsewhere, type Live, moveTo } from './live.ts';

const settings = {
  target: { host: 'db1', port: 3307 },
  at: 'db1:3307',
  user: 'root',
  password: '',
  tls: 'never',
  material: {},
  verifyChain: true,
  verifyName: 'tunnel',
  connectMillis: 5000,
} as const satisfies SessionSettings;
const live = (over: Partial<Live> = {}): Live => ({ session: undefined as never, settings, database: 'shop', ...over });

it('keeps what is not given, and verifies the name of another host', () => {
  expect(elsewhere(live(), undefined, undefined)).toEqual({ ...settings, database: 'shop' });
  expect(elsewhere(live(), 'a', 'db2')).toEqual({
    ...settings,
    database: 'a',
    target: { host: 'db2', port: 3307 },
    at: 'db2:3307',
    verifyName: 'db2',
  });
  const { verifyName: _, ...rest } = settings;
  const socket = live({ settings: { ...rest, target: { socket: '/s' } }, database: '' });
  expect(elsewhere(socket, undefined, '::1')).toMatchObject({ target: { host: '::1', port: 3306 }, at: '[::1]:3306' });
  expect(elsewhere(socket, undefined, '::1')).not.toHaveProperty('verifyName');
});

it('moves to another session, and stays where it was when that fails', async () => {
  const endpoint = await startEndpoint();
  const here = { ...settings, target: { host: '127.0.0.1', port: endpoint.port }, verifyChain: false };
  const now = live({ session: await openSession(here), settings: here, database: '' });
  const first = now.session;
  await moveTo(now, here);
  expect([now.session === first, await now.session.query('SELECT 1')]).toEqual([false, [['1']]]);
  await expect(moveTo(now, { ...here, target: { host: '127.0.0.1', port: 1 } })).rejects.toThrow();
  expect(await now.session.query('SELECT 1')).toEqual([['1']]);
  await now.session.close();
  await endpoint.close();
});
