import { Writer } from '../../base/writer.ts';

/**
 * Data of the auth plugin in mid-dialogue. MySQL always puts 0x01 before them; MariaDB (sql_acl.cc,
 * server_mpvio_write_packet) only where they'd be taken for OK, ERR, a switch or the mark itself, so it is optional here.
 */
export function parseAuthMoreData(payload: Uint8Array): Uint8Array {
  return payload[0] === 1 ? payload.subarray(1) : payload;
}

export function buildAuthMoreData(data: Uint8Array): Uint8Array {
  return new Writer().u8(1).bytes(data).done();
}
