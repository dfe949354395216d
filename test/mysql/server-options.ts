import { mysqlNativePassword, nativeStored } from '../../src/mysql/auth/mysql-native-password.ts';
import type { ServerOptions } from '../../src/mysql/server-handshake.ts';
import { bytes, counted } from './drive.ts';

/** A server with one account, `'ann'@'%'` with the password `secret`. */
export function serverOptions(changes: Partial<ServerOptions> = {}): ServerOptions {
  return {
    version: '8.0.36',
    connectionId: 1,
    scramble: counted(20),
    offersTls: true,
    transport: 'tcp',
    defaultPlugin: 'caching_sha2_password',
    findAccount: (user) =>
      user === 'ann'
        ? { account: "'ann'@'%'", plugin: mysqlNativePassword.name, stored: nativeStored(bytes('secret')) }
        : undefined,
    clientHost: 'h',
    cache: new Map(),
    random: counted,
    ...changes,
  };
}
