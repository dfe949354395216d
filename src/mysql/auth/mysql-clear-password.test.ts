import { expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { sha2Stored } from './caching-sha2-password.ts';
import { mysqlClearPassword as plugin } from './mysql-clear-password.ts';

it('client: the password and a zero, over TLS or a socket, with leave', () => {
  for (const channel of ['tls', 'socket'] as const) {
    expect(clientSends(plugin, { channel, cleartext: true }).sent).toEqual([Buffer.from('secret\0').toString('hex')]);
    expect(clientSends(plugin, { channel, cleartext: true, password: bytes('') }).sent).toEqual(['00']);
    expect(codeOf(() => clientSends(plugin, { channel }))).toBe('auth-cleartext-refused');
    expect(codeOf(() => clientSends(plugin, { channel, cleartext: true }, hex('00')))).toBe('auth-data-bad');
  }
  expect(codeOf(() => clientSends(plugin, { channel: 'plain', cleartext: true }))).toBe('auth-cleartext-refused');
});

it('server: checks the hash that it keeps; a password without its zero is cut', () => {
  const stored = sha2Stored(
    bytes('secret'),
    counted(20).map((byte) => byte + 64),
  );
  const right = (sent: string): unknown => serverSays(plugin, { stored, channel: 'tls' }, Buffer.from(sent)).right;
  expect([right('secret\0'), right('secret'), right('wrong\0'), right('\0'), right('')]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(serverSays(plugin, { stored: '' }, hex('00')).right).toBe(true);
  expect(plugin.server?.safeChannelOnly).toBe(true);
});
