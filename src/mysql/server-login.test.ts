import { describe, expect, it } from 'vitest';
import { bytes, counted, meet, play } from '../../test/mysql/drive.ts';
import { serverOptions } from '../../test/mysql/server-options.ts';
import { nativeResponse } from './auth/mysql-native-password.ts';
import { CLIENT } from './capabilities.ts';
import { clientHandshake } from './client-handshake.ts';
import { parseErr } from './packets/err.ts';
import { buildHandshakeResponse } from './packets/handshake-response.ts';
import { type ServerOptions, serverHandshake } from './server-handshake.ts';
import { challengeBytes } from './server-login.ts';

const login = (user: string, password: string, server: Partial<ServerOptions> = {}) =>
  meet(
    clientHandshake({ user, password: bytes(password), tls: 'must', transport: 'tcp', random: counted }),
    serverHandshake(serverOptions(server)),
  );

describe('serverLogin', () => {
  it('switches to the plugin of the account, with a challenge of its own', () => {
    const { client, wire } = login('ann', 'secret', { random: (length) => counted(length).reverse() });
    expect(client.outcome).toMatchObject({ switches: ['mysql_native_password'] });
    const request = wire.find((line) => line.startsWith('S fe')) ?? '';
    expect(request.slice(-42)).toBe(`${Buffer.from(counted(20).reverse()).toString('hex')}00`);
  });

  it('does not switch where the client began right', () => {
    expect(login('ann', 'secret', { defaultPlugin: 'mysql_native_password' }).client.outcome).toMatchObject({
      switches: [],
    });
  });

  it('says the same about a wrong password and about nobody, in the words of the servers', () => {
    const refusal = (user: string, password: string): unknown =>
      (login(user, password).client.error as { detail: { fields: { message: string } } }).detail.fields.message;
    expect(refusal('ann', 'wrong')).toBe("Access denied for user 'ann'@'h' (using password: YES)");
    expect(refusal('bob', 'wrong')).toBe("Access denied for user 'bob'@'h' (using password: YES)");
    expect(refusal('ann', '')).toBe("Access denied for user 'ann'@'h' (using password: NO)");
    expect(refusal('bob', '')).toBe("Access denied for user 'bob'@'h' (using password: NO)");
  });

  it('refuses plugins that it has not, and clients that cannot switch', () => {
    const number = (error: unknown): unknown =>
      (error as { detail: { fields: { number: number } } }).detail.fields.number;
    const odd = { findAccount: () => ({ account: "'x'@'%'", plugin: 'made_up', stored: '' }) };
    expect(number(login('ann', 'secret', odd).client.error)).toBe(1524);
    const response = buildHandshakeResponse({
      capabilities: CLIENT.PROTOCOL_41 | CLIENT.SECURE_CONNECTION,
      maxPacket: 1,
      charset: 45,
      user: 'ann',
      authResponse: nativeResponse(bytes('secret'), counted(20)),
      database: undefined,
      authPlugin: undefined,
      attributes: {},
      zstdLevel: undefined,
    });
    expect(parseErr(play(serverHandshake(serverOptions()), [response]).wrote[1] as Uint8Array).number).toBe(1251);
  });

  it('makes challenges without zero, `$` or an eighth bit', () => {
    const all = challengeBytes((length) => Uint8Array.from({ length }, (_, index) => index), 256);
    expect(all).not.toContain(0);
    expect(all).not.toContain(0x24);
    expect(Math.max(...all)).toBe(0x7f);
  });
});
