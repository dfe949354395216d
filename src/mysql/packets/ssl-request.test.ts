import { expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { CLIENT } from '../capabilities.ts';
import { buildSslRequest, isSslRequest, parseSslRequest } from './ssl-request.ts';

const mysql = {
  capabilities: CLIENT.SSL | CLIENT.LONG_PASSWORD | CLIENT.PROTOCOL_41,
  maxPacket: 0x1000000,
  charset: 45,
};

it('is the head alone', () => {
  const bytes = buildSslRequest(mysql);
  expect(bytes).toEqual(hex(`010a0000 00000001 2d ${'00'.repeat(23)}`));
  expect(isSslRequest(bytes)).toBe(true);
  expect(parseSslRequest(bytes)).toEqual(mysql);
  expect(isSslRequest(Buffer.concat([bytes, hex('00')]))).toBe(false);
  expect(isSslRequest(buildSslRequest({ ...mysql, capabilities: 1n }))).toBe(false);
});

it('carries the extended capabilities only to MariaDB', () => {
  const extended = CLIENT.SSL | CLIENT.MARIADB_EXTENDED_METADATA;
  expect(parseSslRequest(buildSslRequest({ ...mysql, capabilities: extended })).capabilities).toBe(extended);
  const both = extended | CLIENT.LONG_PASSWORD;
  expect(parseSslRequest(buildSslRequest({ ...mysql, capabilities: both })).capabilities).toBe(CLIENT.SSL | 1n);
});

it('is refused cut, longer or garbled', () => {
  checkTruncations(buildSslRequest(mysql), parseSslRequest);
  checkGarbage(buildSslRequest(mysql), parseSslRequest);
  expect(codeOf(() => parseSslRequest(new Uint8Array(33)))).toBe('bytes-left-over');
});
