import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { bytes, counted, someTls } from '../../test/mysql/drive.ts';
import { cachingSha2Password } from './auth/caching-sha2-password.ts';
import { mysqlNativePassword } from './auth/mysql-native-password.ts';
import { type ProofParts, verifyServerProof } from './server-proof.ts';

const parts: ProofParts = {
  plugin: mysqlNativePassword,
  password: bytes('mypass'),
  heard: [],
  scramble: counted(20),
  tls: someTls,
};
const info = `\u0001${createHash('sha256')
  .update(Buffer.from('6C8989366EAF75BB670AD8EA7A7FC1176A95CEF4', 'hex'))
  .update(counted(20))
  .update(Buffer.alloc(32, 0xab))
  .digest('hex')}`;
const check = (changes: Partial<ProofParts>, sent: string = info) => verifyServerProof(sent, { ...parts, ...changes });

it('takes the right proof, in either case of hex', () => {
  expect(check({})).toBe('right');
  expect(check({}, `\u0001${info.slice(1).toUpperCase()}`)).toBe('right');
});

it('refuses one for another password, another scramble or another certificate', () => {
  expect(check({ password: bytes('other') })).toBe('wrong');
  expect(check({ scramble: counted(20).reverse() })).toBe('wrong');
  expect(check({ tls: { ...someTls, peerFingerprint: 'CD'.repeat(32) } })).toBe('wrong');
});

it('says none where there is none, and unchecked where nothing can be proven', () => {
  for (const none of ['', 'Rows matched: 1', info.slice(1), info.slice(0, -1), `\u0002${info.slice(1)}`])
    expect(check({}, none)).toBe('none');
  expect(check({ password: bytes('') })).toBe('unchecked');
  expect(check({ plugin: cachingSha2Password })).toBe('unchecked');
  expect(check({ tls: undefined })).toBe('unchecked');
});
