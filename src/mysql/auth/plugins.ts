import { authSocket } from './auth-socket.ts';
import { cachingSha2Password } from './caching-sha2-password.ts';
import { clientEd25519 } from './client-ed25519.ts';
import { mysqlClearPassword } from './mysql-clear-password.ts';
import { mysqlNativePassword } from './mysql-native-password.ts';
import { parsec } from './parsec.ts';
import type { AuthPlugin } from './plugin.ts';
import { sha256Password } from './sha256-password.ts';

/** Every auth plugin that is spoken. */
export const authPlugins: readonly AuthPlugin[] = [
  cachingSha2Password,
  sha256Password,
  mysqlNativePassword,
  clientEd25519,
  parsec,
  mysqlClearPassword,
  authSocket,
];

/** The plugin of that name on the wire, or undefined. */
export function authPlugin(name: string): AuthPlugin | undefined {
  return authPlugins.find((plugin) => plugin.name === name);
}

/** The plugin of an account by the name in its plugin column. */
export function accountPlugin(name: string): AuthPlugin | undefined {
  return authPlugins.find((plugin) => (plugin.accountNames ?? [plugin.name]).includes(name));
}
