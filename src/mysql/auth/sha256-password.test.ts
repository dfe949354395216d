import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { decryptPassword, encryptPassword } from './rsa.ts';
import { checkSha256Stored, sha256Password as plugin, sha256Stored } from './sha256-password.ts';

const stored = sha256Stored(
  bytes('secret'),
  counted(20).map((byte) => byte + 64),
);
const clear = Buffer.from('secret\0');
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

describe('sha256_password', () => {
  it('checks what MySQL 9.7.4 stored for `secret`, and what it made itself', () => {
    const server =
      hex(`24352473430A5A0A204D1C1A6A152E434E4462323C0E41244931466363314C376C425167304E2F6D3476534131684C4A5364
      516B7979347343355333677743396B762F`);
    expect(checkSha256Stored(Buffer.from(server).toString('latin1'), bytes('secret'))).toBe(true);
    expect(checkSha256Stored(stored, bytes('secret'))).toBe(true);
    for (const wrong of ['', 'wrong', 'x'.repeat(257)]) expect(checkSha256Stored(stored, bytes(wrong))).toBe(false);
    for (let length = 1; length < stored.length; length += 1)
      expect(checkSha256Stored(stored.slice(0, length), bytes('secret'))).toBe(false);
    expect([checkSha256Stored('', bytes('')), sha256Stored(bytes(''), counted(20))]).toEqual([true, '']);
  });

  it('client: one zero for an empty password, the password over TLS, the key everywhere else', () => {
    expect(clientSends(plugin, { password: bytes('') }).sent).toEqual(['00']);
    const overTls = clientSends(plugin, { channel: 'tls', publicKey: rsa.publicKey, fetchPublicKey: true });
    expect(overTls).toMatchObject({ sent: [clear.toString('hex')], steps: [{ full: true }] });
    for (const channel of ['plain', 'socket'] as const) {
      const given = clientSends(plugin, { channel, publicKey: rsa.publicKey }).steps[0];
      expect(given?.publicKey).toBe('given');
      expect(decryptPassword(given?.send ?? hex(''), counted(20), rsa.privateKey)).toEqual(Buffer.from('secret'));
      const fetched = clientSends(plugin, { channel, fetchPublicKey: true }, bytes(rsa.publicKey));
      expect(fetched.sent[0]).toBe('01');
      expect(fetched.steps[1]?.publicKey).toBe('fetched');
      expect(decryptPassword(fetched.steps[1]?.send ?? hex(''), counted(20), rsa.privateKey)).toEqual(
        Buffer.from('secret'),
      );
      expect(codeOf(() => clientSends(plugin, { channel }))).toBe('auth-public-key-needed');
    }
  });

  it('client: refuses what makes no sense', () => {
    expect(codeOf(() => clientSends(plugin, { channel: 'tls' }, hex('04')))).toBe('auth-data-bad');
    expect(codeOf(() => clientSends(plugin, { fetchPublicKey: true }, bytes('x')))).toBe('auth-public-key-bad');
    for (let length = 0; length < 20; length += 1)
      expect(codeOf(() => clientSends(plugin, { data: counted(length) }))).toBe('auth-data-bad');
  });

  it('server: right and wrong, over TLS and under the key', () => {
    const says = (context: object, ...sent: Uint8Array[]) =>
      serverSays(plugin, { stored, ...context }, sent[0] ?? hex(''), ...sent.slice(1));
    const sealed = encryptPassword(bytes('secret'), counted(20), rsa.publicKey);
    expect(says({ channel: 'tls' }, clear).right).toBe(true);
    expect(says({ channel: 'tls' }, Buffer.from('wrong\0')).right).toBe(false);
    expect(says({ channel: 'tls' }, clear.subarray(0, -1)).right).toBe(false);
    expect(says({ rsa }, sealed).right).toBe(true);
    expect(says({ rsa }, hex('01'), sealed)).toEqual({
      said: [Buffer.from(rsa.publicKey).toString('hex')],
      right: true,
    });
    expect(says({ rsa }, clear).right).toBe(false);
    expect(says({}, sealed).right).toBe(false);
    expect([
      says({}, hex('00')).right,
      says({ stored: '' }, hex('00')).right,
      says({ stored: '' }, hex('')).right,
    ]).toEqual([false, true, true]);
  });
});
