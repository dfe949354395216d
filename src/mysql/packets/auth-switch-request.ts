import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { invalidField, text } from '../lenenc.ts';

/** The server wants another auth plugin, with that plugin's first data. */
export interface AuthSwitchRequest {
  readonly plugin: string;
  /** As sent; scrambles come with a closing zero. Empty in the old form. */
  readonly data: Uint8Array;
}

const NAME_MAX = 255;

export function isAuthSwitchRequest(payload: Uint8Array): boolean {
  return payload[0] === 0xfe;
}

/** Reads it; the one-byte form of before 5.5 stands for mysql_old_password with the greeting's scramble. */
export function parseAuthSwitchRequest(payload: Uint8Array): AuthSwitchRequest {
  const reader = new Reader(payload, 'auth-switch-request');
  const header = reader.u8('header');
  if (header !== 0xfe) invalidField('auth-switch-request.header', 0, `0x${header.toString(16)}`, '0xfe');
  if (reader.left === 0) return { plugin: 'mysql_old_password', data: new Uint8Array(0) };
  const plugin = text(reader.untilZero('plugin', NAME_MAX));
  return { plugin, data: reader.rest() };
}

export function buildAuthSwitchRequest({ plugin, data }: AuthSwitchRequest): Uint8Array {
  return new Writer().u8(0xfe).utf8z(plugin).bytes(data).done();
}
