import { expect, it } from 'vitest';
import { bytes, counted, hex, play, someTls } from '../../test/mysql/drive.ts';
import { checkGarbage } from '../../test/mysql/malformed.ts';
import { CLIENT, CLIENT_WANTS } from './capabilities.ts';
import { type ClientLogin, clientChangeUser, clientLogin } from './client-login.ts';
import { buildAuthMoreData } from './packets/auth-more-data.ts';
import { parseCommand } from './packets/command.ts';
import { parseHandshakeResponse } from './packets/handshake-response.ts';
import { buildOk, PLAIN_OK } from './packets/ok.ts';

const capabilities = CLIENT_WANTS & 0xffffffffn;
const stage = {
  greeting: {
    version: '8',
    connectionId: 1,
    scramble: counted(20),
    capabilities,
    charset: 45,
    status: 2,
    authPlugin: undefined,
  },
  capabilities,
  head: { capabilities, maxPacket: 1, charset: 45 },
  channel: 'tls' as const,
  tls: someTls,
};
const options: ClientLogin = { user: 'ann', password: bytes('secret'), random: counted };
const login = (script: Uint8Array[], changes: Partial<ClientLogin> = {}, flags: bigint = capabilities) =>
  play(
    clientLogin(
      { ...options, ...changes },
      { ...stage, capabilities: flags, head: { ...stage.head, capabilities: flags } },
    ),
    script,
  );

it('sends attributes, and a plugin of the user`s choice is only named where it cannot start yet', () => {
  const { wrote } = login([], { plugin: 'mysql_clear_password', attributes: { program_name: 'tlsql' } });
  expect(parseHandshakeResponse(wrote[0] as Uint8Array)).toMatchObject({
    authPlugin: 'mysql_clear_password',
    authResponse: new Uint8Array(0),
    attributes: { program_name: 'tlsql' },
  });
});

it('takes data only for a plugin that has begun', () => {
  expect(login([hex('0104')], { plugin: 'mysql_clear_password' }).error).toMatchObject({ code: 'packet-unexpected' });
});

it('tells the plugin, the full authentication and the session state of the OK', () => {
  const script = [buildAuthMoreData(hex('04')), buildOk({ ...PLAIN_OK, warnings: 1 }, capabilities)];
  expect(login(script, { plugin: 'caching_sha2_password' }).outcome).toMatchObject({
    plugin: 'caching_sha2_password',
    full: true,
    publicKey: undefined,
    proof: 'none',
    ok: { warnings: 1 },
  });
});

it('survives whatever the server answers', () => {
  for (const plugin of ['caching_sha2_password', 'mysql_native_password'])
    checkGarbage(hex('0104'), (payload) => {
      const { error } = login([payload, payload], { plugin }, capabilities & ~CLIENT.PLUGIN_AUTH_LENENC);
      if (error !== undefined) throw error;
    });
});

it('changes the user on the same connection, with the same dialogue', () => {
  const script = [buildAuthMoreData(hex('03')), buildOk(PLAIN_OK, capabilities)];
  const { wrote, outcome } = play(
    clientChangeUser({ ...options, plugin: 'caching_sha2_password', database: 'shop' }, stage),
    script,
  );
  expect(parseCommand(wrote[0] as Uint8Array, capabilities)).toMatchObject({
    command: 'change-user',
    user: 'ann',
    database: 'shop',
    authPlugin: 'caching_sha2_password',
    charset: 45,
  });
  expect(outcome).toMatchObject({ plugin: 'caching_sha2_password', full: false });
});

it('fills up the attributes that MySQL 5.6 misreads', () => {
  const old = { ...stage, greeting: { ...stage.greeting, version: '5.6.24-log' } };
  const attributes = (flags: bigint): unknown => {
    const change = clientChangeUser({ ...options, plugin: 'mysql_native_password' }, { ...old, capabilities: flags });
    const [sent] = play(change, [buildOk(PLAIN_OK, flags)]).wrote;
    const command = parseCommand(sent as Uint8Array, flags);
    return command.command === 'change-user' ? command.attributes : '?';
  };
  expect(attributes(capabilities | CLIENT.CONNECT_ATTRS)).toEqual({ _padding: expect.stringMatching(/^\.{250}$/) });
  expect(attributes(capabilities & ~CLIENT.CONNECT_ATTRS)).toEqual({});
});

it('says why a proof is missing', () => {
  const script = [buildOk(PLAIN_OK, capabilities)];
  expect(login(script, { needsProof: true }).error).toMatchObject({
    code: 'server-proof-wrong',
    message: expect.stringContaining('without any proof'),
  });
});
