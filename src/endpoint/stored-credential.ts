import { cachingSha2Password, sha2Stored } from '../mysql/auth/caching-sha2-password.ts';
import { ed25519Stored } from '../mysql/auth/client-ed25519.ts';
import { mysqlNativePassword, nativeStored } from '../mysql/auth/mysql-native-password.ts';
import { parsecStored } from '../mysql/auth/parsec.ts';
import { accountPlugin, authPlugins } from '../mysql/auth/plugins.ts';
import { sha256Password, sha256Stored } from '../mysql/auth/sha256-password.ts';
import { challengeBytes } from '../mysql/server-login.ts';

/** Makes what mysql.user stores of a password, one character a byte. */
type Store = (password: Uint8Array, random: (length: number) => Uint8Array) => string;

/** Plugins with a password of their own, by the name in the account's plugin column. */
const stores: Readonly<Record<string, Store>> = {
  [mysqlNativePassword.name]: (password) => nativeStored(password),
  [cachingSha2Password.name]: (password, random) => sha2Stored(password, challengeBytes(random, 20)),
  [sha256Password.name]: (password, random) => sha256Stored(password, challengeBytes(random, 20)),
  ed25519: (password) => ed25519Stored(password),
  parsec: (password, random) => parsecStored(password, random(18)),
};

/** The plugins that accounts can have, by the name in the account's plugin column. */
export function accountPlugins(): string[] {
  return authPlugins
    .filter(({ server }) => server !== undefined)
    .flatMap(({ name, accountNames }) => accountNames ?? [name]);
}

/** Can accounts have that plugin here? */
export function isAccountPlugin(plugin: string): boolean {
  return accountPlugin(plugin)?.server !== undefined;
}

/** The stored form of a password, or undefined where the plugin keeps none. */
export function storedCredential(
  plugin: string,
  password: string,
  random: (length: number) => Uint8Array,
): string | undefined {
  const store = Object.hasOwn(stores, plugin) ? stores[plugin] : undefined;
  return store?.(new TextEncoder().encode(password), random);
}
