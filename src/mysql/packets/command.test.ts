import { expect, it } from 'vitest';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, codeOf } from '../../../test/mysql/malformed.ts';
import { CLIENT_WANTS } from '../capabilities.ts';
import { buildCommand, type Command, parseCommand } from './command.ts';

it.each<[Command, string]>([
  [{ command: 'quit' }, '01'],
  [{ command: 'init-db', database: 'shop' }, '02 73686f70'],
  [{ command: 'query', sql: bytes('SELECT 1') }, '03 53454c4543542031'],
  [{ command: 'statistics' }, '09'],
  [{ command: 'ping' }, '0e'],
  [{ command: 'reset-connection' }, '1f'],
  [{ command: 'other', number: 0x16, data: hex('4142') }, '16 4142'],
])('%o', (command, expected) => {
  expect(buildCommand(command, CLIENT_WANTS)).toEqual(hex(expected));
  expect(parseCommand(hex(expected), CLIENT_WANTS)).toEqual(command);
});

it('carries a change of user', () => {
  const command: Command = {
    command: 'change-user',
    user: 'ann',
    authResponse: counted(20),
    database: '',
    charset: 45,
    authPlugin: 'mysql_native_password',
    attributes: {},
  };
  expect(parseCommand(buildCommand(command, CLIENT_WANTS), CLIENT_WANTS)).toEqual(command);
});

it('is refused empty, longer than it can be, or garbled', () => {
  expect(codeOf(() => parseCommand(hex(''), 0n))).toBe('bytes-truncated');
  expect(codeOf(() => parseCommand(hex('0e00'), 0n))).toBe('bytes-left-over');
  expect(codeOf(() => parseCommand(Buffer.alloc(2000, 2), 0n))).toBe('bytes-over-limit');
  checkGarbage(hex('11 616e6e00 00 00 2d00'), (changed) => parseCommand(changed, CLIENT_WANTS));
});
