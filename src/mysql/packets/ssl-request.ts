import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { CLIENT, has } from '../capabilities.ts';

/** The head that an SSLRequest is and a HandshakeResponse41 starts with: 32 bytes. */
export interface SslRequest {
  readonly capabilities: bigint;
  /** The largest payload that the client takes, in bytes. */
  readonly maxPacket: number;
  /** Collation id. */
  readonly charset: number;
}

/** Bytes of an SSLRequest. */
const SSL_REQUEST_LENGTH = 32;

/** True when a client's first payload is an SSLRequest: its flag is set and nothing follows the head. */
export function isSslRequest(payload: Uint8Array): boolean {
  return payload.length === SSL_REQUEST_LENGTH && ((payload[1] ?? 0) & 0x08) !== 0;
}

export function parseSslRequest(payload: Uint8Array): SslRequest {
  const reader = new Reader(payload, 'ssl-request');
  const request = readHead(reader);
  reader.end();
  return request;
}

export function buildSslRequest(request: SslRequest): Uint8Array {
  return writeHead(new Writer(), request).done();
}

/** Reads the 32 bytes; the extended capabilities count only where bit 0 (CLIENT_MYSQL) is off. */
export function readHead(reader: Reader): SslRequest {
  const low = BigInt(reader.u32le('capabilities'));
  const maxPacket = reader.u32le('maxPacket');
  const charset = reader.u8('charset');
  reader.bytes(19, 'reserved');
  const extended = BigInt(reader.u32le('extendedCapabilities'));
  const capabilities = has(low, CLIENT.LONG_PASSWORD) ? low : low | (extended << 32n);
  return { capabilities, maxPacket, charset };
}

export function writeHead(writer: Writer, { capabilities, maxPacket, charset }: SslRequest): Writer {
  const extended = has(capabilities, CLIENT.LONG_PASSWORD) ? 0 : Number(capabilities >> 32n);
  return writer
    .u32le(Number(capabilities & 0xffffffffn))
    .u32le(maxPacket)
    .u8(charset)
    .zeros(19)
    .u32le(extended);
}
