import { expect, it } from 'vitest';
import { collectOptions } from './collect-options.ts';
import { connectionAddress } from './connection-address.ts';
import { connectionOptions } from './connection-options.ts';
import { readArguments } from './read-arguments.ts';

it('takes an empty host and port 0 for not given', () => {
  const { given } = readArguments(['--host=', '--port=0', '--socket='], connectionOptions);
  expect(connectionAddress(collectOptions(given, connectionOptions))).toEqual({
    protocol: 'SOCKET',
    host: 'localhost',
    port: 3306,
    socket: null,
    warnings: [],
  });
});
