import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { checkSha2Stored, cachingSha2Password as plugin, sha2Response, sha2Stored } from './caching-sha2-password.ts';
import { decryptPassword, encryptPassword } from './rsa.ts';
import { digest } from './secret.ts';

const salt = counted(20).map((byte) => byte + 64);
const stored = sha2Stored(bytes('secret'), salt);
const secret = Buffer.from('secret\0').toString('hex');
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const FAST = hex('03');
const FULL = hex('04');

describe('caching_sha2_password, client', () => {
  it('answers as go-sql-driver/mysql does (auth_test.go, TestAuthFastCachingSHA256PasswordCached)', () => {
    const scramble = Uint8Array.of(90, 105, 74, 126, 30, 48, 37, 56, 3, 23, 115, 127, 69, 22, 41, 84, 32, 123, 43, 118);
    expect([...sha2Response(bytes('secret'), scramble)]).toEqual([
      102, 32, 5, 35, 143, 161, 140, 241, 171, 232, 56, 139, 43, 14, 107, 196, 249, 170, 147, 60, 220, 204, 120, 178,
      214, 15, 184, 150, 26, 61, 57, 235,
    ]);
  });

  it('empty password: one zero', () => {
    expect(clientSends(plugin, { password: bytes('') }).sent).toEqual(['00']);
  });

  it('fast path: nothing after the first answer', () => {
    expect(clientSends(plugin, {}, FAST)).toMatchObject({ steps: [{ send: expect.any(Uint8Array) }], ended: true });
  });

  it.each(['tls', 'socket'] as const)('full path over %s: the password with its zero, never the key', (channel) => {
    const { sent, steps } = clientSends(plugin, { channel, publicKey: rsa.publicKey, fetchPublicKey: true }, FULL);
    expect(sent[1]).toBe(secret);
    expect(steps[1]).toMatchObject({ full: true });
    expect(steps[1]?.publicKey).toBeUndefined();
  });

  it('full path with the key given, and with the key fetched', () => {
    const given = clientSends(plugin, { publicKey: rsa.publicKey }, FULL).steps[1];
    expect(given).toMatchObject({ full: true, publicKey: 'given' });
    expect(decryptPassword(given?.send ?? hex(''), counted(20), rsa.privateKey)).toEqual(Buffer.from('secret'));
    const fetched = clientSends(plugin, { fetchPublicKey: true }, FULL, bytes(rsa.publicKey));
    expect(fetched.sent[1]).toBe('02');
    expect(fetched.steps[2]).toMatchObject({ full: true, publicKey: 'fetched' });
    expect(decryptPassword(fetched.steps[2]?.send ?? hex(''), counted(20), rsa.privateKey)).toEqual(
      Buffer.from('secret'),
    );
  });

  it('refuses to give the password away in plain', () => {
    expect(() => clientSends(plugin, {}, FULL)).toThrow(expect.objectContaining({ code: 'auth-public-key-needed' }));
  });

  it('refuses what makes no sense', () => {
    const code = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    for (const odd of ['', '00', '05', '0303', '0404'])
      expect(
        code(() => clientSends(plugin, {}, hex(odd))),
        odd,
      ).toBe('auth-data-bad');
    expect(code(() => clientSends(plugin, { channel: 'tls' }, FULL, FULL))).toBe('auth-data-bad');
    expect(code(() => clientSends(plugin, { fetchPublicKey: true }, FULL, bytes('x')))).toBe('auth-public-key-bad');
    for (let length = 0; length < 20; length += 1)
      expect(code(() => clientSends(plugin, { data: counted(length) }))).toBe('auth-data-bad');
  });
});

describe('caching_sha2_password, stored form', () => {
  it('checks what MySQL 9.7.4 stored for `secret`', () => {
    const server =
      hex(`2441243030412438421438727F681F590C4C1525130105022241294E534B4C6168314C35654F61472E746279334834654662
      746C357A5A353966777337376A4B484834764737`);
    expect(checkSha2Stored(Buffer.from(server).toString('latin1'), bytes('secret'))).toBe(true);
    expect(checkSha2Stored(Buffer.from(server).toString('latin1'), bytes('wrong'))).toBe(false);
  });

  it('checks what it made, at 5,000 rounds and more, and nothing else', () => {
    expect(stored).toMatch(/^\$A\$005\$ABCDEFGHIJKLMNOPQRST[./0-9A-Za-z]{43}$/);
    expect(checkSha2Stored(stored, bytes('secret'))).toBe(true);
    expect(checkSha2Stored(sha2Stored(bytes('secret'), salt, 11), bytes('secret'))).toBe(true);
    expect(sha2Stored(bytes('secret'), salt, 11)).toMatch(/^\$A\$00B\$/);
    for (const wrong of ['', 'Secret', 'secret\0', 'x'.repeat(257)])
      expect(checkSha2Stored(stored, bytes(wrong))).toBe(false);
    for (let length = 1; length < stored.length; length += 1)
      expect(checkSha2Stored(stored.slice(0, length), bytes('secret'))).toBe(false);
    expect([checkSha2Stored('', bytes('')), checkSha2Stored('', bytes('x')), sha2Stored(bytes(''), salt)]).toEqual([
      true,
      false,
      '',
    ]);
  });
});

describe('caching_sha2_password, server', () => {
  const first = sha2Response(bytes('secret'), counted(20));
  const wrong = sha2Response(bytes('wrong'), counted(20));

  it('cold cache over TLS: asks for the password, keeps its digest, and is fast from then on', () => {
    const cache = new Map<string, Uint8Array>();
    const clear = Buffer.from('secret\0');
    expect(serverSays(plugin, { stored, channel: 'tls', cache }, first, clear)).toEqual({ said: ['04'], right: true });
    expect(cache.get("'ann'@'%'")).toEqual(digest('sha256', digest('sha256', bytes('secret'))));
    expect(serverSays(plugin, { stored, cache }, first)).toEqual({ said: ['03'], right: true });
    // A wrong password misses the cache and fails on the full path.
    expect(serverSays(plugin, { stored, channel: 'tls', cache }, wrong, Buffer.from('wrong\0'))).toEqual({
      said: ['04'],
      right: false,
    });
    // A password without its zero is cut short.
    expect(serverSays(plugin, { stored, channel: 'tls' }, first, clear.subarray(0, -1)).right).toBe(false);
  });

  it('in plain: under the key, sent on demand; never in clear', () => {
    const sent = encryptPassword(bytes('secret'), counted(20), rsa.publicKey);
    const pem = Buffer.from(rsa.publicKey).toString('hex');
    expect(serverSays(plugin, { stored, rsa }, first, sent)).toEqual({ said: ['04'], right: true });
    expect(serverSays(plugin, { stored, rsa }, first, hex('02'), sent)).toEqual({ said: ['04', pem], right: true });
    expect(serverSays(plugin, { stored, rsa }, first, Buffer.from('secret\0')).right).toBe(false);
    expect(serverSays(plugin, { stored }, first, sent).right).toBe(false);
  });

  it('empty passwords: only where the account has none', () => {
    for (const none of [hex(''), hex('00')]) {
      expect(serverSays(plugin, { stored: '' }, none).right).toBe(true);
      expect(serverSays(plugin, { stored }, none).right).toBe(false);
    }
    expect(serverSays(plugin, { stored: '' }, first).right).toBe(false);
  });

  it('refuses a first answer of another length', () => {
    for (let length = 1; length < 32; length += 1)
      expect(serverSays(plugin, { stored }, first.subarray(0, length))).toEqual({ said: [], right: false });
  });
});
