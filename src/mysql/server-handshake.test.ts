import { describe, expect, it } from 'vitest';
import { bytes, counted, hex, meet, play, someTls } from '../../test/mysql/drive.ts';
import { serverOptions } from '../../test/mysql/server-options.ts';
import { CLIENT, SERVER_OFFERS } from './capabilities.ts';
import { type ClientOptions, clientHandshake } from './client-handshake.ts';
import { parseErr } from './packets/err.ts';
import { parseGreeting } from './packets/greeting.ts';
import { buildSslRequest } from './packets/ssl-request.ts';
import { type ServerOptions, serverHandshake } from './server-handshake.ts';

const connect = (server: Partial<ServerOptions>, client: Partial<ClientOptions> = {}, tls = {}) =>
  meet(
    clientHandshake({
      user: 'ann',
      password: bytes('secret'),
      tls: 'if-offered',
      transport: 'tcp',
      random: counted,
      ...client,
    }),
    serverHandshake(serverOptions(server)),
    tls,
  );

describe('serverHandshake', () => {
  it('greets with what it was told, TLS only where it has it', () => {
    const greeting = (changes: Partial<ServerOptions>) =>
      parseGreeting(play(serverHandshake(serverOptions(changes)), []).wrote[0] as Uint8Array);
    expect(greeting({ connectionId: 99 })).toMatchObject({
      version: '8.0.36',
      connectionId: 99,
      authPlugin: 'caching_sha2_password',
    });
    expect(greeting({}).capabilities).toBe(SERVER_OFFERS | CLIENT.SSL);
    expect(greeting({ offersTls: false }).capabilities).toBe(SERVER_OFFERS);
    expect(greeting({ capabilities: CLIENT.PROTOCOL_41 }).authPlugin).toBeUndefined();
  });

  it('hands out the TLS facts with the login, the peer certificate included', () => {
    const server = { ...someTls, peerSubject: '/CN=ann', peerIssuer: '/CN=ca' };
    const { server: end } = connect({}, {}, { server });
    expect(end.outcome).toMatchObject({ result: 'in', tls: server, account: "'ann'@'%'", response: { user: 'ann' } });
  });

  it('leaves the last word to admit, after the password', () => {
    const err = { number: 1045, sqlState: '28000', message: 'REQUIRE X509' };
    const asked: string[] = [];
    const admit: ServerOptions['admit'] = (login) => {
      asked.push(login.account);
      return err;
    };
    const met = connect({ admit });
    expect(met.server.outcome).toMatchObject({ result: 'refused', err, user: 'ann' });
    expect(met.client.error).toMatchObject({ code: 'server-refused' });
    connect({ admit }, { password: bytes('wrong') });
    expect(asked).toEqual(["'ann'@'%'"]);
  });

  it('refuses plain connections with 3159 where TLS is demanded, sockets excepted', () => {
    expect(connect({ requireTls: true }, { tls: 'never' }).client.error).toMatchObject({
      detail: { fields: { number: 3159 } },
    });
    expect(connect({ requireTls: true }).server.outcome).toMatchObject({ result: 'in' });
    expect(connect({ requireTls: true, transport: 'socket' }, { tls: 'never' }).server.outcome).toMatchObject({
      result: 'in',
    });
  });

  it('answers what makes no sense with 1043 and says what it was', () => {
    const odd = [hex(''), hex('ff'), Buffer.from('GET / HTTP/1.1\r\n\r\n'), new Uint8Array(40).fill(255)];
    for (const payload of odd) {
      const { wrote, error } = play(serverHandshake(serverOptions()), [payload]);
      expect(parseErr(wrote[1] as Uint8Array)).toMatchObject({ number: 1043, sqlState: '08S01' });
      expect(error).toMatchObject({
        name: 'TlsqlError',
        detail: { at: expect.stringContaining('handshake-response') },
      });
    }
  });

  it('takes an SSLRequest for garbage where it has no TLS', () => {
    const request = buildSslRequest({ capabilities: CLIENT.SSL | 1n, maxPacket: 1, charset: 45 });
    const { wrote } = play(serverHandshake(serverOptions({ offersTls: false })), [request]);
    expect(wrote).not.toContain('TLS');
    expect(parseErr(wrote[1] as Uint8Array).number).toBe(1043);
  });
});
