import { describe, expect, it } from 'vitest';
import { counted, hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { CLIENT } from '../capabilities.ts';
import { buildHandshakeResponse, type HandshakeResponse, parseHandshakeResponse } from './handshake-response.ts';

const all =
  CLIENT.LONG_PASSWORD |
  CLIENT.PROTOCOL_41 |
  CLIENT.SECURE_CONNECTION |
  CLIENT.CONNECT_WITH_DB |
  CLIENT.PLUGIN_AUTH |
  CLIENT.PLUGIN_AUTH_LENENC |
  CLIENT.CONNECT_ATTRS;
const mine: HandshakeResponse = {
  capabilities: all,
  maxPacket: 0x1000000,
  charset: 45,
  user: 'ann',
  authResponse: counted(20),
  database: 'shop',
  authPlugin: 'mysql_native_password',
  attributes: { _os: 'Linux', program_name: 'tlsql' },
  zstdLevel: undefined,
};
const roundTrip = (changes: Partial<HandshakeResponse>): HandshakeResponse =>
  parseHandshakeResponse(buildHandshakeResponse({ ...mine, ...changes }));

describe('handshake-response', () => {
  it('reads the one of the documentation (MySQL 5.5.8, Protocol::HandshakeResponse41)', () => {
    const documented = hex(`8d a6 0f 00 00 00 00 01 08 ${'00'.repeat(23)} 70 61 6d 00
      14 ab 09 ee f6 bc b1 32 3e 61 14 38 65 c0 99 1d 95 7d 75 d4 47 74 65 73 74 00
      6d 79 73 71 6c 5f 6e 61 74 69 76 65 5f 70 61 73 73 77 6f 72 64 00`);
    expect(parseHandshakeResponse(documented)).toMatchObject({
      user: 'pam',
      database: 'test',
      authPlugin: 'mysql_native_password',
      attributes: {},
    });
  });

  it('comes back as it was built, with every form of the auth response', () => {
    expect(roundTrip({})).toEqual(mine);
    expect(roundTrip({ capabilities: all & ~CLIENT.PLUGIN_AUTH_LENENC }).authResponse).toEqual(counted(20));
    const old = all & ~CLIENT.PLUGIN_AUTH_LENENC & ~CLIENT.SECURE_CONNECTION;
    expect(roundTrip({ capabilities: old }).authResponse).toEqual(counted(20));
    expect(roundTrip({ authResponse: new Uint8Array(500).fill(7) }).authResponse.length).toBe(500);
    expect(roundTrip({ capabilities: all | CLIENT.ZSTD_COMPRESSION, zstdLevel: 9 }).zstdLevel).toBe(9);
  });

  it('carries what the capabilities announce and nothing else', () => {
    expect(roundTrip({ capabilities: CLIENT.PROTOCOL_41 | CLIENT.SECURE_CONNECTION })).toMatchObject({
      database: undefined,
      authPlugin: undefined,
      attributes: {},
    });
  });

  it('takes an attribute called __proto__ for an attribute', () => {
    const { attributes } = roundTrip({ attributes: JSON.parse('{"__proto__":"x"}') as Record<string, string> });
    expect(Object.entries(attributes)).toEqual([['__proto__', 'x']]);
  });

  it('is refused cut, too long or garbled', () => {
    const bytes = buildHandshakeResponse(mine);
    const afterAuth = 32 + 4 + 21;
    // The optional fields at the end may be missing as a whole.
    checkTruncations(bytes, parseHandshakeResponse, [afterAuth, afterAuth + 5, afterAuth + 5 + 22]);
    checkGarbage(bytes, parseHandshakeResponse);
    expect(codeOf(() => parseHandshakeResponse(Buffer.concat([bytes, hex('00')])))).toBe('bytes-left-over');
    expect(codeOf(() => roundTrip({ user: 'x'.repeat(1025) }))).toBe('bytes-over-limit');
    expect(codeOf(() => roundTrip({ authResponse: new Uint8Array(70_000) }))).toBe('bytes-over-limit');
    expect(codeOf(() => roundTrip({ attributes: { a: 'x'.repeat(70_000) } }))).toBe('bytes-over-limit');
  });
});
