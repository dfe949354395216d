import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { invalidField, text } from '../lenenc.ts';

/** A server's request for a file of the client's. We never ask to be asked and never send one. */
export interface LocalInfileRequest {
  readonly file: string;
}

const NAME_MAX = 64 * 1024;

export function isLocalInfileRequest(payload: Uint8Array): boolean {
  return payload[0] === 0xfb;
}

export function parseLocalInfileRequest(payload: Uint8Array): LocalInfileRequest {
  const reader = new Reader(payload, 'local-infile-request');
  const header = reader.u8('header');
  if (header !== 0xfb) invalidField('local-infile-request.header', 0, `0x${header.toString(16)}`, '0xfb');
  if (reader.left > NAME_MAX) reader.overLimit('file', reader.left, NAME_MAX);
  return { file: text(reader.rest()) };
}

export function buildLocalInfileRequest({ file }: LocalInfileRequest): Uint8Array {
  return new Writer().u8(0xfb).utf8(file).done();
}
