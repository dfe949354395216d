import { checkSha2Stored } from '../mysql/auth/caching-sha2-password.ts';
import { ed25519Stored } from '../mysql/auth/client-ed25519.ts';
import { nativeStored } from '../mysql/auth/mysql-native-password.ts';
import { same } from '../mysql/auth/secret.ts';
import { checkSha256Stored } from '../mysql/auth/sha256-password.ts';

/** Whether a password is the one behind an account's stored form; undefined for methods whose form says nothing. */
export function passwordFits(plugin: string, stored: string, password: string): boolean | undefined {
  const typed = Buffer.from(password, 'utf8');
  // The form's salt is bytes, which came as text: what was no valid UTF-8 is lost.
  if (stored.includes('\ufffd')) return undefined;
  const equal = (text: string): boolean => same(Buffer.from(text), Buffer.from(stored));
  if (plugin === 'mysql_native_password') return stored === '' ? password === '' : equal(nativeStored(typed));
  if (plugin === 'caching_sha2_password') return checkSha2Stored(stored, typed);
  if (plugin === 'sha256_password') return checkSha256Stored(stored, typed);
  if (plugin === 'ed25519') return stored === '' ? password === '' : equal(ed25519Stored(typed));
  return undefined;
}
