import { describe, expect, it } from 'vitest';
import { counted, hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { CLIENT, has, SERVER_OFFERS } from '../capabilities.ts';
import { buildGreeting, type Greeting, parseGreeting } from './greeting.ts';

/** MySQL 5.5.2-m2, from the protocol's documentation (Protocol::HandshakeV10). */
const documented = hex(`0a 35 2e 35 2e 32 2d 6d 32 00 0b 00 00 00 64 76 48 40 49 2d 43 4a 00 ff f7 08 02 00
  00 00 00 00 00 00 00 00 00 00 00 00 00 2a 34 64 7c 63 5a 77 6b 34 5e 5d 3a 00`);

const mine: Greeting = {
  version: '8.0.36',
  connectionId: 0x01020304,
  scramble: counted(20),
  capabilities: SERVER_OFFERS | CLIENT.SSL,
  charset: 255,
  status: 2,
  authPlugin: 'caching_sha2_password',
};

describe('greeting', () => {
  it('reads the one of the documentation', () => {
    const greeting = parseGreeting(documented);
    expect(greeting).toMatchObject({
      version: '5.5.2-m2',
      connectionId: 11,
      charset: 8,
      status: 2,
      authPlugin: undefined,
    });
    expect(greeting.capabilities).toBe(0xf7ffn);
    expect(Buffer.from(greeting.scramble).toString('latin1')).toBe('dvH@I-CJ*4d|cZwk4^]:');
  });

  it('comes back as it was built, for MySQL and for MariaDB', () => {
    expect(parseGreeting(buildGreeting(mine))).toEqual({ ...mine, scramble: Buffer.from(mine.scramble) });
    const maria = {
      ...mine,
      version: '5.5.5-10.11.18-MariaDB',
      capabilities: (mine.capabilities & ~CLIENT.LONG_PASSWORD) | CLIENT.MARIADB_EXTENDED_METADATA,
    };
    expect(has(parseGreeting(buildGreeting(maria)).capabilities, CLIENT.MARIADB_EXTENDED_METADATA)).toBe(true);
  });

  it('does not take MySQL reserved bytes for extended capabilities', () => {
    const bytes = buildGreeting(mine);
    bytes.fill(0xff, 1 + 7 + 4 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 6, 1 + 7 + 4 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 10);
    expect(parseGreeting(bytes).capabilities).toBe(mine.capabilities);
  });

  it('takes a plugin name without its zero (MySQL bug 59453) and a scramble without its', () => {
    const bytes = buildGreeting(mine);
    expect(parseGreeting(bytes.subarray(0, -1)).authPlugin).toBe('caching_sha2_password');
    const bare = buildGreeting({ ...mine, capabilities: mine.capabilities & ~CLIENT.PLUGIN_AUTH });
    expect(parseGreeting(bare.subarray(0, -1)).scramble.length).toBe(20);
  });

  it('takes a pre-4.1 greeting, so that it can be refused by name', () => {
    expect(parseGreeting(hex('0a 332e3233 00 01000000 0102030405060708 00 2c00'))).toMatchObject({
      capabilities: 0x2cn,
    });
  });

  it('refuses version 9 and what is no MySQL by name', () => {
    expect(codeOf(() => parseGreeting(hex('09 332e3231 00')))).toBe('server-protocol-old');
    expect(() => parseGreeting(Buffer.from('SSH-2.0-'))).toThrow('starts with 5353482d322e302d');
    expect(codeOf(() => parseGreeting(Buffer.from('HTTP/1.1')))).toBe('server-not-mysql');
  });

  it('refuses bytes left over, a version without end and a scramble without its zero', () => {
    expect(codeOf(() => parseGreeting(Buffer.concat([buildGreeting(mine), hex('00')])))).toBe('bytes-left-over');
    expect(codeOf(() => parseGreeting(Buffer.concat([hex('0a'), Buffer.alloc(300, 65), hex('00')])))).toBe(
      'bytes-over-limit',
    );
    const bytes = buildGreeting(mine);
    bytes[bytes.length - 'caching_sha2_password'.length - 2] = 1;
    expect(codeOf(() => parseGreeting(bytes))).toBe('field-invalid');
  });

  it('refuses every truncation and survives garbage', () => {
    const bytes = buildGreeting(mine);
    const plugin = bytes.length - 'caching_sha2_password'.length - 1;
    // Whole as such: the pre-4.1 form, a scramble that lost its zero at the very end, a plugin name cut short.
    const name = Array.from({ length: bytes.length - plugin }, (_, index) => plugin + index);
    checkTruncations(bytes, parseGreeting, [23, plugin - 1, ...name]);
    checkGarbage(bytes, parseGreeting);
  });
});
