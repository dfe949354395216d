import { expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { authSocket as plugin } from './auth-socket.ts';

it('client: sends nothing and has nothing more to say', () => {
  expect(clientSends(plugin, {}).sent).toEqual(['']);
  expect(codeOf(() => clientSends(plugin, {}, hex('00')))).toBe('auth-data-bad');
});

it('server: lets in the system user of that name, through the socket alone', () => {
  const right = (context: object): unknown =>
    serverSays(plugin, { channel: 'socket', peerUser: 'ann', ...context }, hex('aabb')).right;
  expect(right({})).toBe(true);
  expect(right({ stored: 'ann', user: 'shop' })).toBe(true);
  expect(right({ stored: 'bob' })).toBe(false);
  expect(right({ peerUser: 'bob' })).toBe(false);
  expect(right({ peerUser: undefined })).toBe(false);
  expect(right({ channel: 'tls' })).toBe(false);
});
