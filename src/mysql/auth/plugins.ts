import { cachingSha2Password } from './caching-sha2-password.ts';
import { mysqlNativePassword } from './mysql-native-password.ts';
import type { AuthPlugin } from './plugin.ts';

/** Every auth plugin that is spoken. */
export const authPlugins: readonly AuthPlugin[] = [cachingSha2Password, mysqlNativePassword];

/** The plugin of that name on the wire, or undefined. */
export function authPlugin(name: string): AuthPlugin | undefined {
  return authPlugins.find((plugin) => plugin.name === name);
}

/** The plugin of an account by the name in its plugin column. */
export function accountPlugin(name: string): AuthPlugin | undefined {
  return authPlugins.find((plugin) => (plugin.accountNames ?? [plugin.name]).includes(name));
}
