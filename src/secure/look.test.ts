import { expect, it } from 'vitest';
import { serverKey } from './look.ts';

it('knows a server again however it is reached, and tells two apart', () => {
  const one = { hostname: 'db1', datadir: '/var/lib/mysql/', port: '3306' };
  expect(serverKey(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(serverKey({ ...one, socket: '/other' })).toBe(serverKey(one));
  expect(serverKey({ ...one, port: '3307' })).not.toBe(serverKey(one));
});
