import { describe, expect, it } from 'vitest';
import { clientSends, serverSays } from '../../../test/mysql/auth.ts';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { mysqlNativePassword, nativeResponse, nativeStored } from './mysql-native-password.ts';

const stored = nativeStored(bytes('secret'));

describe('mysql_native_password', () => {
  it('stores as PASSWORD() does: the vector of the MySQL manual', () => {
    expect(nativeStored(bytes('mypass'))).toBe('*6C8989366EAF75BB670AD8EA7A7FC1176A95CEF4');
    expect(nativeStored(bytes(''))).toBe('');
  });

  it('answers as go-sql-driver/mysql does (auth_test.go, TestAuthFastNativePasswordNotAllowed and others)', () => {
    const scramble = Uint8Array.of(70, 114, 92, 94, 1, 38, 11, 116, 63, 114, 23, 101, 126, 103, 26, 95, 81, 17, 24, 21);
    expect([...nativeResponse(bytes('secret'), scramble)]).toEqual([
      53, 177, 140, 159, 251, 189, 127, 53, 109, 252, 172, 50, 211, 192, 240, 164, 26, 48, 207, 45,
    ]);
  });

  it('client: nothing for an empty password, 20 bytes for one, no second step, no cut challenge', () => {
    expect(clientSends(mysqlNativePassword, { password: bytes('') }).sent).toEqual(['']);
    expect(clientSends(mysqlNativePassword, {}).steps[0]?.send).toEqual(nativeResponse(bytes('secret'), counted(20)));
    expect(() => clientSends(mysqlNativePassword, {}, hex('04'))).toThrow(
      expect.objectContaining({ code: 'auth-data-bad' }),
    );
    for (let length = 0; length < 20; length += 1)
      expect(() => clientSends(mysqlNativePassword, { data: counted(length) })).toThrow(/auth|challenge/);
  });

  it('server: takes the right response and no other', () => {
    const response = nativeResponse(bytes('secret'), counted(20));
    const right = (first: Uint8Array, form: string = stored): unknown =>
      serverSays(mysqlNativePassword, { stored: form }, first).right;
    expect(right(response)).toBe(true);
    expect(right(response, stored.toLowerCase())).toBe(true);
    expect(right(nativeResponse(bytes('wrong'), counted(20)))).toBe(false);
    expect(right(nativeResponse(bytes('secret'), counted(20).reverse()))).toBe(false);
    expect(right(response, '*123')).toBe(false);
    for (let length = 0; length < 20; length += 1) expect(right(response.subarray(0, length))).toBe(false);
    expect([right(hex(''), ''), right(response, ''), right(hex(''))]).toEqual([true, false, false]);
  });

  it('proves by SHA1(SHA1(password))', () => {
    const hash = mysqlNativePassword.proofHash?.(bytes('mypass'), []);
    expect(Buffer.from(hash ?? []).toString('hex')).toBe('6c8989366eaf75bb670ad8ea7a7fc1176a95cef4');
  });
});
