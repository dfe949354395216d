import type { Facts } from '../../facts/facts.ts';
import { atLeast, flavorOf, versionOf } from './server-mend.ts';

/**
 * Whether the server can be given TLS 1.3: MySQL since 8.0.16 (release notes), MariaDB since 10.4, each with the library
 * of its packages. One whose version nobody saw is taken to.
 */
export function canTls13(facts: Facts): boolean {
  const version = versionOf(facts);
  return version === undefined || atLeast(version, flavorOf(facts) === 'mariadb' ? [10, 4, 0] : [8, 0, 16]);
}
