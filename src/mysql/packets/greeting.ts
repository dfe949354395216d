import { fail } from '../../base/error.ts';
import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { CLIENT, has } from '../capabilities.ts';
import { invalidField, text } from '../lenenc.ts';

/** The first packet of a connection, from the server (HandshakeV10). */
export interface Greeting {
  /** As sent, for example `5.5.5-10.11.18-MariaDB-0+deb12u1`. */
  readonly version: string;
  readonly connectionId: number;
  /** Without its closing zero: 20 bytes, or 8 where the server knows no SECURE_CONNECTION. */
  readonly scramble: Uint8Array;
  readonly capabilities: bigint;
  /** Collation id of the server, its low byte. */
  readonly charset: number;
  readonly status: number;
  /** The default auth plugin; undefined without PLUGIN_AUTH. */
  readonly authPlugin: string | undefined;
}

const TEXT_MAX = 255;

/**
 * Reads a greeting. Errors: `server-protocol-old` for version 9, `server-not-mysql` for any other first byte than 10,
 * and those of Reader. An ERR packet in its place is for the caller to look for first (`isErr`).
 */
export function parseGreeting(payload: Uint8Array): Greeting {
  const reader = new Reader(payload, 'greeting');
  checkProtocol(reader.u8('protocol'), payload);
  const version = text(reader.untilZero('version', TEXT_MAX));
  const connectionId = reader.u32le('connectionId');
  const firstPart = reader.bytes(8, 'scramble');
  reader.u8('filler');
  let capabilities = BigInt(reader.u16le('capabilities'));
  const base = { version, connectionId };
  // Servers before 4.1 end here.
  if (reader.left === 0)
    return { ...base, scramble: firstPart.slice(), capabilities, charset: 0, status: 0, authPlugin: undefined };
  const charset = reader.u8('charset');
  const status = reader.u16le('status');
  capabilities |= BigInt(reader.u16le('capabilities')) << 16n;
  const scrambleLength = reader.u8('scrambleLength');
  reader.bytes(6, 'reserved');
  const extended = BigInt(reader.u32le('extendedCapabilities'));
  // MariaDB: the last four reserved bytes count only where bit 0 is off.
  if (!has(capabilities, CLIENT.LONG_PASSWORD)) capabilities |= extended << 32n;
  const scramble = readScramble(reader, firstPart, scrambleLength, capabilities);
  const authPlugin = has(capabilities, CLIENT.PLUGIN_AUTH) ? readPlugin(reader) : undefined;
  reader.end();
  return { ...base, scramble, capabilities, charset, status, authPlugin };
}

export function buildGreeting(greeting: Greeting): Uint8Array {
  const { capabilities, scramble } = greeting;
  const pluginAuth = has(capabilities, CLIENT.PLUGIN_AUTH);
  const writer = new Writer()
    .u8(10)
    .utf8z(greeting.version)
    .u32le(greeting.connectionId)
    .bytes(scramble.subarray(0, 8))
    .u8(0)
    .u16le(Number(capabilities & 0xffffn))
    .u8(greeting.charset)
    .u16le(greeting.status)
    .u16le(Number((capabilities >> 16n) & 0xffffn))
    .u8(pluginAuth ? scramble.length + 1 : 0)
    .zeros(6)
    .u32le(has(capabilities, CLIENT.LONG_PASSWORD) ? 0 : Number(capabilities >> 32n));
  if (has(capabilities, CLIENT.SECURE_CONNECTION)) writer.bytes(scramble.subarray(8)).u8(0);
  if (pluginAuth) writer.utf8z(greeting.authPlugin ?? '');
  return writer.done();
}

function checkProtocol(protocol: number, payload: Uint8Array): void {
  if (protocol === 10) return;
  if (protocol === 9) {
    fail('server-protocol-old', {
      seen: 'a greeting of protocol version 9, of MySQL before 3.22',
      expected: 'version 10',
      fields: { protocol },
    });
  }
  fail('server-not-mysql', {
    seen: `a first packet that starts with ${Buffer.from(payload.subarray(0, 8)).toString('hex')}`,
    expected: 'a MySQL greeting, 0a…',
    fields: { protocol },
  });
}

function readScramble(reader: Reader, firstPart: Uint8Array, length: number, capabilities: bigint): Uint8Array {
  if (!has(capabilities, CLIENT.SECURE_CONNECTION)) return firstPart.slice();
  const wanted = Math.max(13, length - 8);
  // Some proxies leave out the closing zero at the very end of the packet.
  const size = reader.left === 12 ? 12 : wanted;
  const offset = reader.offset;
  const second = reader.bytes(size, 'scramble');
  if (size === wanted && second[size - 1] !== 0)
    invalidField('greeting.scramble', offset + size - 1, 'no zero at its end', '0');
  return Buffer.concat([firstPart, second.subarray(0, size === wanted ? size - 1 : size)]);
}

/** Zero-terminated, except in 5.5.7-9 and 5.6.0-1, which forgot the zero (MySQL bug 59453). */
function readPlugin(reader: Reader): string | undefined {
  if (reader.left === 0) return undefined;
  const rest = reader.rest();
  const end = rest.indexOf(0);
  const name = end === -1 ? rest : rest.subarray(0, end);
  if (name.length > TEXT_MAX) reader.overLimit('authPlugin', name.length, TEXT_MAX);
  if (end !== -1 && end !== rest.length - 1) {
    const offset = reader.offset - (rest.length - end) + 1;
    fail('bytes-left-over', {
      at: `greeting at offset ${offset}`,
      seen: `${rest.length - end - 1} bytes after the last field`,
      expected: 'the end',
      fields: { offset, field: 'end' },
    });
  }
  return name.length === 0 ? undefined : text(name);
}
