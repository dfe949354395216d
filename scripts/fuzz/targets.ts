import { TlsqlError } from '../../src/base/error.ts';
import { sha2Stored } from '../../src/mysql/auth/caching-sha2-password.ts';
import { ed25519Stored } from '../../src/mysql/auth/client-ed25519.ts';
import { nativeStored } from '../../src/mysql/auth/mysql-native-password.ts';
import { parsecStored } from '../../src/mysql/auth/parsec.ts';
import { sha256Stored } from '../../src/mysql/auth/sha256-password.ts';
import { CLIENT, CLIENT_WANTS } from '../../src/mysql/capabilities.ts';
import { clientHandshake } from '../../src/mysql/client-handshake.ts';
import { Decompressor } from '../../src/mysql/compression.ts';
import { frame, PacketSplitter } from '../../src/mysql/framing.ts';
import type { Handshake, Input, TlsFacts } from '../../src/mysql/handshake-step.ts';
import { parseAuthSwitchRequest } from '../../src/mysql/packets/auth-switch-request.ts';
import { parseColumnDefinition } from '../../src/mysql/packets/column-definition.ts';
import { parseCommand } from '../../src/mysql/packets/command.ts';
import { parseEof } from '../../src/mysql/packets/eof.ts';
import { parseErr } from '../../src/mysql/packets/err.ts';
import { parseGreeting } from '../../src/mysql/packets/greeting.ts';
import { parseHandshakeResponse } from '../../src/mysql/packets/handshake-response.ts';
import { parseOk } from '../../src/mysql/packets/ok.ts';
import { parseSslRequest } from '../../src/mysql/packets/ssl-request.ts';
import { parseTextRow } from '../../src/mysql/packets/text-row.ts';
import { queryResponse } from '../../src/mysql/query-response.ts';
import { type ServerOptions, serverHandshake } from '../../src/mysql/server-handshake.ts';
import { parseServerVersion } from '../../src/mysql/server-version.ts';
import type { Line } from './corpus.ts';

/** Something that takes whatever the network sends: it may only return or throw a TlsqlError of the peer's fault. */
export interface Target {
  readonly name: string;
  readonly run: (lines: readonly Line[], random: () => number) => void;
}

const secret = new TextEncoder().encode('secret');
const fixed = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => (index % 120) + 1);
const salt = fixed(20).map((byte) => byte + 64);
const tls: TlsFacts = { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', peerFingerprint: 'AB'.repeat(32) };
const capabilitySets = [0n, CLIENT_WANTS, CLIENT_WANTS & ~CLIENT.DEPRECATE_EOF, CLIENT.SESSION_TRACK, (1n << 64n) - 1n];
const accounts = [
  { plugin: 'mysql_native_password', stored: nativeStored(secret) },
  { plugin: 'caching_sha2_password', stored: sha2Stored(secret, salt) },
  { plugin: 'sha256_password', stored: sha256Stored(secret, salt) },
  { plugin: 'ed25519', stored: ed25519Stored(secret) },
  { plugin: 'parsec', stored: parsecStored(secret, fixed(18)) },
  { plugin: 'authentication_pam', stored: sha2Stored(secret, salt) },
  { plugin: 'unix_socket', stored: '' },
];

/** Every target; `rsa` is a pair in PEM. */
export function targets(rsa: { readonly privateKey: string; readonly publicKey: string }): Target[] {
  return [
    { name: 'client', run: (lines, random) => drive(client(random, rsa.publicKey), payloadsFrom('S', lines)) },
    { name: 'server', run: (lines, random) => drive(serverHandshake(server(random, rsa)), payloadsFrom('C', lines)) },
    { name: 'response', run: respond },
    { name: 'framing', run: cut },
    {
      name: 'compression',
      run: (lines) => void new Decompressor('zlib').push(Buffer.concat(lines.map((line) => line.payload))),
    },
    ...Object.entries(parsers).map(([name, parse]) => ({ name, run: eachPayload(parse) })),
  ];
}

const parsers: Record<string, (payload: Uint8Array, random: () => number) => unknown> = {
  'auth-switch-request': parseAuthSwitchRequest,
  'column-definition': (payload, random) => parseColumnDefinition(payload, pick(capabilitySets, random)),
  command: (payload, random) => parseCommand(payload, pick(capabilitySets, random)),
  eof: parseEof,
  err: parseErr,
  greeting: parseGreeting,
  'handshake-response': parseHandshakeResponse,
  ok: (payload, random) => parseOk(payload, pick(capabilitySets, random)),
  'server-version': (payload) => parseServerVersion(Buffer.from(payload).toString()),
  'ssl-request': parseSslRequest,
  'text-row': (payload, random) => parseTextRow(payload, 1 + Math.floor(random() * 20)),
};

function eachPayload(parse: (payload: Uint8Array, random: () => number) => unknown): Target['run'] {
  return (lines, random) => {
    let last: TlsqlError | undefined;
    for (const { payload } of lines) {
      try {
        parse(payload, random);
      } catch (error) {
        if (!(error instanceof TlsqlError) || error.fault !== 'peer') throw error;
        last = error;
      }
    }
    if (last !== undefined) throw last;
  };
}

function client(random: () => number, publicKey: string): Handshake<unknown> {
  return clientHandshake({
    user: 'ann',
    password: random() < 0.1 ? new Uint8Array(0) : secret,
    tls: pick(['never', 'if-offered', 'must'] as const, random),
    transport: pick(['tcp', 'socket'] as const, random),
    cleartext: random() < 0.5,
    fetchPublicKey: random() < 0.5,
    ...(random() < 0.3 ? { publicKey } : {}),
    ...(random() < 0.2 ? { needsProof: true } : {}),
    ...(random() < 0.2 ? { plugin: pick(['client_ed25519', 'parsec', 'sha256_password', 'x'], random) } : {}),
    random: fixed,
  });
}

function server(random: () => number, rsa: { readonly privateKey: string; readonly publicKey: string }): ServerOptions {
  const account = pick(accounts, random);
  return {
    version: '8.0.36',
    connectionId: 1,
    scramble: fixed(20),
    offersTls: random() < 0.7,
    requireTls: random() < 0.1,
    transport: pick(['tcp', 'socket'] as const, random),
    defaultPlugin: pick(['caching_sha2_password', 'mysql_native_password'], random),
    findAccount: () => (random() < 0.9 ? { account: "'ann'@'%'", ...account } : undefined),
    clientHost: 'h',
    cache: new Map(),
    ...(random() < 0.8 ? { rsa } : {}),
    random: fixed,
  };
}

function drive(handshake: Handshake<unknown>, payloads: readonly Uint8Array[]): void {
  const left = [...payloads];
  let input: Input;
  for (let steps = 0; steps < 200; steps += 1) {
    const step = handshake.next(input);
    input = undefined;
    if (step.done) return;
    if (step.value.do === 'upgrade-tls') input = tls;
    else if (step.value.do === 'read') {
      input = left.shift();
      if (input === undefined) return;
    }
  }
  throw new Error('a handshake of more than 200 steps');
}

function respond(lines: readonly Line[], random: () => number): void {
  const response = queryResponse(pick(capabilitySets, random));
  const payloads = payloadsFrom('S', lines);
  for (const payload of payloads.slice(Math.floor(random() * payloads.length))) {
    const event = response.push(payload);
    if ('last' in event && event.last) return;
  }
}

function cut(lines: readonly Line[], random: () => number): void {
  const stream = Buffer.concat(lines.map(({ payload }, index) => frame(payload, index)));
  if (stream.length > 0 && random() < 0.7) stream[Math.floor(random() * stream.length)] = Math.floor(random() * 256);
  const splitter = new PacketSplitter({ limit: 1 << 16, parts: random() < 0.5 });
  for (let at = 0; at < stream.length; ) {
    const size = 1 + Math.floor(random() * 64);
    splitter.push(stream.subarray(at, at + size));
    at += size;
    for (let packet = splitter.next(); packet !== undefined; packet = splitter.next());
  }
}

function payloadsFrom(side: 'S' | 'C', lines: readonly Line[]): Uint8Array[] {
  return lines.filter((line) => line.from === side).map((line) => line.payload);
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}
