import { expect, it } from 'vitest';
import { counted, hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { CLIENT } from '../capabilities.ts';
import { buildChangeUser, type ChangeUser, parseChangeUser } from './change-user.ts';

const all = CLIENT.SECURE_CONNECTION | CLIENT.PLUGIN_AUTH | CLIENT.CONNECT_ATTRS;
const body: ChangeUser = {
  user: 'ann',
  authResponse: counted(20),
  database: 'shop',
  charset: 45,
  authPlugin: 'mysql_native_password',
  attributes: { a: 'b' },
};
const build = (changes: Partial<ChangeUser>, capabilities: bigint): Uint8Array =>
  buildChangeUser(new Writer(), { ...body, ...changes }, capabilities).done();
const parse = (bytes: Uint8Array, capabilities: bigint = all): ChangeUser =>
  parseChangeUser(new Reader(bytes, 'change-user'), capabilities);

it('comes back as it was built', () => {
  expect(parse(build({}, all))).toEqual(body);
  const old = build({ authResponse: hex('4142') }, 0n);
  expect(parse(old, 0n)).toEqual({ ...body, authResponse: hex('4142'), authPlugin: '', attributes: {} });
});

it('is refused cut, longer or garbled', () => {
  const afterDatabase = 4 + 21 + 5;
  checkTruncations(build({}, all), parse, [afterDatabase, afterDatabase + 2, afterDatabase + 2 + 22]);
  checkGarbage(build({}, all), parse);
  expect(codeOf(() => parse(Buffer.concat([build({}, all), hex('00')])))).toBe('bytes-left-over');
});
