import { randomBytes } from 'node:crypto';
import { Writer } from '../base/writer.ts';

/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV alone is no cipher suite: a server has nothing to choose (RFC 5746 section 3.3). */
const noSuite = 0x00ff;

/**
 * A TLS 1.2 ClientHello in one record (RFC 5246 section 7.4.1.2) that every server refuses: the answer is an alert of seven
 * bytes, where a usual answer has the certificates in it.
 */
export function refusedHello(): Uint8Array {
  const body = new Writer().u8(3).u8(3).bytes(randomBytes(32)).u8(0);
  const hello = body
    .u8(0)
    .u8(2)
    .u8(noSuite >> 8)
    .u8(noSuite & 0xff)
    .u8(1)
    .u8(0)
    .done();
  const record = new Writer()
    .u8(22)
    .u8(3)
    .u8(1)
    .u8(0)
    .u8(hello.length + 4);
  return record.u8(1).u8(0).u8(0).u8(hello.length).bytes(hello).done();
}
