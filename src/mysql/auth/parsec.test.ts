import { expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { parsecStored, parsec as plugin } from './parsec.ts';

/** What MariaDB 11.8.6 stored for `secret`. */
const stored = 'P0:JhQgnXcm2hPdj5vJWntEHyyz:UWL+GCph/JBC+P8Mje2TBZj45XTvgIzZXofoRB/U6tU';
const salt = Buffer.from('JhQgnXcm2hPdj5vJWntEHyyz', 'base64');
const extSalt = Buffer.concat([hex('5000'), salt]);
const data = counted(32);
const client = (password: string, ...heard: Uint8Array[]) =>
  clientSends(plugin, { data, password: bytes(password) }, ...heard);

it('stores what MariaDB stores', () => {
  expect(parsecStored(bytes('secret'), salt)).toBe(stored);
  expect(parsecStored(bytes('secret'), salt, 3)).toMatch(/^P3:/);
});

it('client: asks for the salt, then its nonce and the signature', () => {
  const { sent } = client('secret', extSalt);
  expect(sent[0]).toBe('');
  expect(sent[1]?.slice(0, 64)).toBe(Buffer.from(counted(32)).toString('hex'));
  expect(sent[1]?.length).toBe(2 * 96);
});

it('client: refuses another KDF, too much work, no salt, too long a salt and a third step', () => {
  for (const odd of ['', '50', '5000', '5100aa', '5009aa', `5000${'aa'.repeat(65)}`])
    expect(
      codeOf(() => client('secret', hex(odd))),
      odd,
    ).toBe('auth-data-bad');
  expect(codeOf(() => client('secret', extSalt, hex('00')))).toBe('auth-data-bad');
  expect(codeOf(() => clientSends(plugin, { data: counted(20) }, extSalt))).toBe('auth-data-bad');
});

it('server: gives the salt and takes the right signature and no other', () => {
  const answer = (password: string): Uint8Array => client(password, extSalt).steps[1]?.send ?? hex('');
  const says = (reply: Uint8Array, form: string = stored) =>
    serverSays(plugin, { stored: form, challenge: data }, hex(''), reply);
  expect(says(answer('secret'))).toEqual({ said: [extSalt.toString('hex')], right: true });
  expect(says(answer('')).right).toBe(false);
  expect(says(answer(''), parsecStored(bytes(''), salt)).right).toBe(true);
  expect(says(answer('wrong')).right).toBe(false);
  for (let length = 0; length < 96; length += 1) expect(says(answer('secret').subarray(0, length)).right).toBe(false);
  expect(says(answer('secret'), 'P0:x').said).toEqual([]);
  expect(serverSays(plugin, { stored, challenge: data }, hex('00')).right).toBe(false);
});

it('proves by the salt and the public key', () => {
  const hash = plugin.proofHash?.(bytes('secret'), [data, extSalt]);
  expect(hash).toEqual(Buffer.concat([extSalt, Buffer.from(stored.slice(-43), 'base64')]));
});
