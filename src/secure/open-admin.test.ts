import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { openAdmin, openOrNothing } from './open-admin.ts';

const failing = (code: 'connect-refused' | 'socket-missing' | 'server-refused') => () =>
  Promise.reject(new TlsqlError(code, { seen: 'x' }));

it('tells a server that is down from one that refuses', async () => {
  expect(await openOrNothing(failing('connect-refused'))).toBeUndefined();
  expect(await openOrNothing(failing('socket-missing'))).toBeUndefined();
  await expect(openOrNothing(failing('server-refused'))).rejects.toMatchObject({ code: 'server-refused' });
});

it('says that nobody answers', async () => {
  const settings = { user: 'root', password: '', tls: 'never', material: {}, verifyChain: false } as const;
  const target = { host: '127.0.0.1', port: 1 };
  await expect(openAdmin({ ...settings, target, at: 'x', connectMillis: 1000 }, true)).rejects.toMatchObject({
    code: 'connect-refused',
  });
});
