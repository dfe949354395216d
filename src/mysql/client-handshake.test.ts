import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytes, counted, hex, meet, play, someTls } from '../../test/mysql/drive.ts';
import { cachingSha2Password, sha2Response, sha2Stored } from './auth/caching-sha2-password.ts';
import { ed25519Stored } from './auth/client-ed25519.ts';
import { mysqlNativePassword, nativeResponse, nativeStored } from './auth/mysql-native-password.ts';
import { parsecStored } from './auth/parsec.ts';
import { accountPlugin } from './auth/plugins.ts';
import { sha256Stored } from './auth/sha256-password.ts';
import { CLIENT, SERVER_OFFERS } from './capabilities.ts';
import { type ClientOptions, clientHandshake, clientStart } from './client-handshake.ts';
import { buildAuthMoreData } from './packets/auth-more-data.ts';
import { buildAuthSwitchRequest } from './packets/auth-switch-request.ts';
import { buildErr } from './packets/err.ts';
import { buildGreeting, type Greeting } from './packets/greeting.ts';
import { parseHandshakeResponse } from './packets/handshake-response.ts';
import { buildOk, PLAIN_OK } from './packets/ok.ts';
import { isSslRequest } from './packets/ssl-request.ts';
import { serverHandshake } from './server-handshake.ts';

const greeting: Greeting = {
  version: '8.0.36',
  connectionId: 7,
  scramble: counted(20),
  capabilities: SERVER_OFFERS | CLIENT.SSL,
  charset: 255,
  status: 2,
  authPlugin: cachingSha2Password.name,
};
const options: ClientOptions = {
  user: 'ann',
  password: bytes('secret'),
  tls: 'must',
  transport: 'tcp',
  random: counted,
};
const ok = buildOk(PLAIN_OK, CLIENT.SESSION_TRACK);
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const client = (changes: Partial<ClientOptions>, ...script: Uint8Array[]) =>
  play(clientHandshake({ ...options, ...changes }), script);
const greet = (changes: Partial<Greeting> = {}): Uint8Array => buildGreeting({ ...greeting, ...changes });
const without = (flag: bigint): Uint8Array => greet({ capabilities: greeting.capabilities & ~flag });

describe('clientHandshake', () => {
  it('asks for TLS before it says who it is', () => {
    const { wrote, outcome } = client({ database: 'shop' }, greet(), ok);
    expect(isSslRequest(wrote[0] as Uint8Array)).toBe(true);
    expect(wrote[1]).toBe('TLS');
    const response = parseHandshakeResponse(wrote[2] as Uint8Array);
    expect(response).toMatchObject({ user: 'ann', database: 'shop', authPlugin: 'caching_sha2_password' });
    expect([...response.authResponse]).toEqual([...sha2Response(options.password, greeting.scramble)]);
    expect(outcome).toMatchObject({
      plugin: 'caching_sha2_password',
      switches: [],
      full: false,
      tls: someTls,
      channel: 'tls',
    });
  });

  it('writes nothing at all to a server without TLS where TLS is a must', () => {
    expect(client({}, without(CLIENT.SSL), ok)).toMatchObject({ wrote: [], error: { code: 'tls-not-offered' } });
  });

  it('goes plain where TLS is only wished for and not offered, and where it is not wanted', () => {
    for (const script of [
      client({ tls: 'if-offered' }, without(CLIENT.SSL), ok),
      client({ tls: 'never' }, greet(), ok),
    ]) {
      expect(script.wrote).toHaveLength(1);
      expect(script.outcome).toMatchObject({ tls: undefined, channel: 'plain' });
    }
    expect(client({ tls: 'if-offered' }, greet(), ok).wrote[1]).toBe('TLS');
  });

  it('never goes on in plain when TLS fails', () => {
    const handshake = clientHandshake({ ...options, tls: 'if-offered' });
    handshake.next();
    handshake.next(greet());
    expect(handshake.next().value).toEqual({ do: 'upgrade-tls' });
    expect(() => handshake.throw(new Error('handshake failure'))).toThrow('handshake failure');
    expect(handshake.next()).toMatchObject({ done: true });
  });

  it('stops after TLS for those who only look', () => {
    expect(play(clientStart(options), [greet()])).toMatchObject({
      outcome: { tls: someTls, greeting: { version: '8.0.36' } },
    });
  });

  it('follows a switch, and says so', () => {
    const data = Uint8Array.of(...counted(20).reverse(), 0);
    const request = buildAuthSwitchRequest({ plugin: mysqlNativePassword.name, data });
    const { wrote, outcome } = client({}, greet(), request, ok);
    expect(wrote[3]).toEqual(nativeResponse(options.password, counted(20).reverse()));
    expect(outcome).toMatchObject({ plugin: 'mysql_native_password', switches: ['mysql_native_password'] });
  });

  it('keeps the refusal of the server whole, at every stage', () => {
    const early = buildErr({ number: 1130, sqlState: undefined, message: "Host 'h' is not allowed" });
    const late = buildErr({ number: 1045, sqlState: '28000', message: "Access denied for user 'ann'@'h'" });
    expect(client({}, early).error).toMatchObject({
      code: 'server-refused',
      detail: {
        fields: { number: 1130, message: "Host 'h' is not allowed", explanation: expect.stringContaining('host') },
      },
    });
    expect(client({}, greet(), late).error).toMatchObject({
      message: "ERROR 1045 (28000): Access denied for user 'ann'@'h'",
      detail: { fields: { number: 1045, sqlState: '28000' } },
    });
  });

  it('refuses what it does not speak, by name', () => {
    const switchTo = (plugin: string): unknown =>
      client({}, greet(), buildAuthSwitchRequest({ plugin, data: counted(20) })).error;
    expect(switchTo('dialog')).toMatchObject({
      code: 'auth-plugin-unknown',
      detail: { seen: expect.stringMatching(/dialog.*clear/) },
    });
    expect(switchTo('made_up')).toMatchObject({ detail: { fields: { plugin: 'made_up' } } });
    expect(client({}, greet(), hex('fe')).error).toMatchObject({
      detail: { fields: { plugin: 'mysql_old_password' } },
    });
    expect(client({}, without(CLIENT.PROTOCOL_41)).error).toMatchObject({ code: 'server-capability-missing' });
    expect(client({ database: 'shop' }, without(CLIENT.CONNECT_WITH_DB)).error).toMatchObject({
      detail: { fields: { capability: 'CONNECT_WITH_DB' } },
    });
  });

  it('is not kept busy for ever', () => {
    const request = buildAuthSwitchRequest({ plugin: mysqlNativePassword.name, data: counted(20) });
    expect(client({}, greet(), ...Array.from({ length: 40 }, () => request)).error).toMatchObject({
      code: 'packet-unexpected',
    });
    expect(
      client({}, greet(), buildAuthMoreData(Uint8Array.of(3)), buildAuthMoreData(Uint8Array.of(3))).error,
    ).toMatchObject({
      code: 'packet-unexpected',
    });
  });

  it('starts with mysql_native_password where the default plugin would give something away or is unknown', () => {
    for (const authPlugin of ['made_up', 'mysql_clear_password', undefined]) {
      const { wrote } = client({}, greet({ authPlugin }), ok);
      expect(parseHandshakeResponse(wrote[2] as Uint8Array).authPlugin).toBe('mysql_native_password');
    }
  });

  it('reads the proof of a MariaDB server and refuses a login without one where it is needed', () => {
    const native = greet({ authPlugin: mysqlNativePassword.name });
    expect(client({ needsProof: true }, native, ok).error).toMatchObject({ code: 'server-proof-wrong' });
    expect(
      client(
        { needsProof: true },
        greet(),
        buildAuthSwitchRequest({ plugin: cachingSha2Password.name, data: counted(20) }),
      ).error,
    ).toMatchObject({
      code: 'auth-not-provable',
    });
  });
});

describe('both roles together', () => {
  const stored = sha2Stored(
    bytes('secret'),
    counted(20).map((byte) => byte + 64),
    5,
  );
  it.each([
    ['caching_sha2_password', stored],
    [
      'sha256_password',
      sha256Stored(
        bytes('secret'),
        counted(20).map((byte) => byte + 64),
      ),
    ],
    ['mysql_native_password', nativeStored(bytes('secret'))],
    ['ed25519', ed25519Stored(bytes('secret'))],
    ['parsec', parsecStored(bytes('secret'), counted(18))],
    ['authentication_pam', stored],
  ])('%s', (plugin, storedForm) => {
    const cache = new Map<string, Uint8Array>();
    const attempt = (changes: Partial<ClientOptions>) =>
      meet(
        clientHandshake({ ...options, cleartext: true, ...changes }),
        serverHandshake({
          version: '8.0.36',
          connectionId: 1,
          scramble: counted(20),
          offersTls: true,
          transport: 'tcp',
          defaultPlugin: 'caching_sha2_password',
          findAccount: (user) => (user === 'ann' ? { account: "'ann'@'%'", plugin, stored: storedForm } : undefined),
          clientHost: 'h',
          cache,
          rsa,
          random: counted,
        }),
      );
    const cold = attempt({});
    const spoken = accountPlugin(plugin);
    const revealing = spoken?.reveals === 'password';
    expect(cold).toMatchObject({
      client: { outcome: { plugin: spoken?.name, full: revealing } },
      server: { outcome: { result: 'in', account: "'ann'@'%'" } },
    });
    expect(attempt({}).client.outcome?.full).toBe(revealing && plugin !== 'caching_sha2_password');
    if (spoken?.server?.safeChannelOnly === true) {
      expect(attempt({ tls: 'never' }).wire.filter((line) => line.startsWith('S fe'))).toEqual([]);
      return;
    }
    cache.clear();
    if (plugin === 'authentication_pam') {
      expect(attempt({ tls: 'never' }).wire.filter((line) => line.startsWith('S fe'))).toEqual([]);
      return;
    }
    expect(attempt({ tls: 'never', fetchPublicKey: true }).server.outcome).toMatchObject({ result: 'in' });
    cache.clear();
    expect(attempt({ tls: 'never', publicKey: rsa.publicKey }).server.outcome).toMatchObject({ result: 'in' });
    for (const wrong of [{ password: bytes('wrong') }, { password: bytes('') }, { user: 'bob' }])
      expect(attempt(wrong).client.error).toMatchObject({
        code: 'server-refused',
        detail: { fields: { number: 1045 } },
      });
  });
});
