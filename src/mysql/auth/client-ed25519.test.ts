import { expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { ed25519Stored, clientEd25519 as plugin } from './client-ed25519.ts';

const data = counted(32);
const answer = (password: string): Uint8Array =>
  clientSends(plugin, { data, password: bytes(password) }).steps[0]?.send ?? hex('');

it('stores what MariaDB 11.8.6 stores, for an empty password too', () => {
  expect(ed25519Stored(bytes('secret'))).toBe('ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY');
  expect(ed25519Stored(bytes(''))).toBe('4LH+dBF+G5W2CKTyId8xR3SyDqZoQjUNUVNxx8aWbG4');
});

it('client: one signature of 64 bytes, always the same for the same challenge; an empty password signs as well', () => {
  expect(answer('secret').length).toBe(64);
  expect(answer('secret')).toEqual(answer('secret'));
  expect(answer('').length).toBe(64);
  expect(clientSends(plugin, { data: Uint8Array.of(...data, 0) }).steps[0]?.send).toEqual(answer('secret'));
});

it('client: refuses a second step and a cut challenge', () => {
  expect(codeOf(() => clientSends(plugin, { data }, hex('00')))).toBe('auth-data-bad');
  for (let length = 0; length < 32; length += 1)
    expect(codeOf(() => clientSends(plugin, { data: counted(length) }))).toBe('auth-data-bad');
});

it('server: takes the right signature and no other', () => {
  const right = (first: Uint8Array, stored: string): unknown =>
    serverSays(plugin, { stored, challenge: data }, first).right;
  const stored = ed25519Stored(bytes('secret'));
  expect(right(answer('secret'), stored)).toBe(true);
  expect(right(answer(''), ed25519Stored(bytes('')))).toBe(true);
  expect(right(answer('wrong'), stored)).toBe(false);
  expect(right(hex(''), stored)).toBe(false);
  for (const odd of ['', 'x', stored.slice(1), `${stored}=`]) expect(right(answer('secret'), odd)).toBe(false);
  expect(serverSays(plugin, { stored, challenge: counted(32).reverse() }, answer('secret')).right).toBe(false);
});
