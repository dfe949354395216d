import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { At, Driver } from './driver.ts';
import { runDriver } from './run-driver.ts';

/** Writes the fix lines that are in the driver's own words into its program, with files that are right, and connects. */
export async function mendByWords(
  look: { readonly driver: Driver; readonly at: At; readonly tree: string; readonly folder: string },
  fix: readonly string[],
): Promise<string> {
  const { driver, at, tree, folder } = look;
  const here = (line: string): string =>
    line
      // What a person fills in: which CA it is, and where the pair lies.
      .replaceAll(/\/path\/to\/your\/ca\.pem|\/etc\/app\/ca\.pem|[\w./-]*\/(nope|other)\.pem/g, join(folder, 'ca.pem'))
      .replaceAll('/path/to/your/client-cert.pem', join(folder, 'client.pem'))
      .replaceAll('/path/to/your/client-key.pem', join(folder, 'client-key.pem'))
      .replaceAll('/etc/app', at.folder)
      .replaceAll(/(Password=)…/g, '$1changeit')
      .replaceAll('db.example.test', at.host);
  for (const line of fix.filter((one) => /^(keytool|openssl pkcs12) /.test(one)))
    spawnSync('sh', [
      '-c',
      `${here(line)} ${line.startsWith('keytool') ? '-storepass' : '-passout'} ${line.startsWith('keytool') ? 'changeit' : 'pass:changeit'}`,
    ]);
  const own = fix.filter((line) => line.startsWith(`${driver.client}: `));
  if (own.length === 0) return 'NO WORDS of the driver';
  const words = own.map((line) => here(line.slice(`${driver.client}: `.length).replace(/\s+# .*$/, '')));
  const slot = driver.slotOf?.(words, at) ?? words.at(-1) ?? '';
  const { connected, encrypted, text } = await runDriver(driver, slot, at, tree);
  if (connected && encrypted) return 'mended';
  return connected
    ? 'NOT MENDED: still in plaintext'
    : `NOT MENDED by ${slot}: ${text.trim().split('\n').slice(-3).join(' / ')}`;
}
