import { catalogue, type Flavor, type Traits } from './catalogue.ts';

/** What a server of that version can do: the traits of the nearest one of the catalogue, mended where they differ. */
export function traitsOf(version: string): { flavor: Flavor; traits: Traits } {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const number = major * 100 + minor;
  if (/mariadb/i.test(version)) {
    // A certificate in memory came with 11.4 (MDEV-31856), parsec with 11.6 (MDEV-32618).
    const old = catalogue.maria10.traits;
    if (number < 1104) return { flavor: 'mariadb', traits: old };
    const recent = catalogue.maria11.traits;
    return { flavor: 'mariadb', traits: number < 1106 ? { ...recent, authPlugins: old.authPlugins } : recent };
  }
  const newest = catalogue.mysql9.traits;
  if (number >= 900) return { flavor: 'mysql', traits: newest };
  if (number >= 800) {
    const authPlugins = number === 800 ? [...newest.authPlugins, 'mysql_native_password'] : newest.authPlugins;
    return { flavor: 'mysql', traits: { ...newest, authPlugins, haveSsl: number < 804 } };
  }
  const oldest = catalogue.mysql56.traits;
  // MySQL 5.7 makes files of its own where it was built with OpenSSL, and reloads nothing.
  if (number >= 507) {
    const protocols = ['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const;
    return {
      flavor: 'mysql',
      traits: { ...oldest, protocols, ownTls: 'files', authPlugins: ['mysql_native_password', 'sha256_password'] },
    };
  }
  return { flavor: 'mysql', traits: oldest };
}
