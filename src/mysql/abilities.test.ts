import { describe, expect, it } from 'vitest';
import { type Ability, abilityNames, can, pluginsOf, protocolsOf, reloadTlsStatement } from './abilities.ts';
import { parseServerVersion } from './server-version.ts';

const server = parseServerVersion;

describe('abilities', () => {
  // Each line: the last release without, the first with, and where it goes, the last with and the first without.
  it.each<[Ability, string, string]>([
    ['alter-instance-reload-tls', '8.0.15', '8.0.16'],
    ['flush-ssl', '10.4.0-MariaDB', '10.4.1-MariaDB'],
    ['create-user-require', '5.7.5', '5.7.6'],
    ['create-user-require', '10.1.48-MariaDB', '10.2.0-MariaDB'],
    ['grant-require', '8.0.11', '8.0.4'],
    ['set-persist', '5.7.44', '8.0.0'],
    ['set-persist', '11.8.6-MariaDB', '9.7.4'],
    ['require-secure-transport', '5.7.7', '5.7.8'],
    ['require-secure-transport', '10.4.34-MariaDB', '10.5.2-MariaDB'],
    ['have-ssl', '8.4.0', '8.3.0'],
    ['have-ssl', '9.7.4', '11.8.6-MariaDB'],
    ['tls-version-variable', '5.7.9', '5.6.46'],
    ['flush-hosts', '9.7.4', '8.0.36'],
    ['pkcs8-keys', '5.6.24', '5.6.46'],
    ['openssl-names', '5.7.27', '5.7.28'],
    ['tls-1.3', '8.0.15', '8.0.16'],
    ['tls-1.0', '8.0.28', '5.6.24'],
    ['plugin:mysql_native_password', '9.0.0', '8.4.0'],
    ['plugin:parsec', '11.4.5-MariaDB', '11.8.6-MariaDB'],
    ['proves-certificate', '10.11.18-MariaDB', '11.4.1-MariaDB'],
  ])('%s: not %s, but %s', (ability, without, withIt) => {
    expect(can(server(without), ability), without).toBe(false);
    expect(can(server(withIt), ability), withIt).toBe(true);
  });

  it('does not guess about what only imitates MySQL', () => {
    for (const text of ['8.0.11 (ProxySQL)', '8.0.11-TiDB-v7.5.1', 'SSH'])
      for (const ability of abilityNames) expect(can(server(text), ability)).toBeUndefined();
  });

  it('counts Percona and Aurora as MySQL', () => {
    expect(can(server('8.0.35-27', { comment: 'Percona Server' }), 'set-persist')).toBe(true);
    expect(can(server('5.7.mysql_aurora.2.11.2'), 'set-persist')).toBe(false);
  });

  it('names the statement that reloads, the plugins and the protocols', () => {
    expect(
      ['9.7.4', '11.8.6-MariaDB', '5.6.24', '10.3.39-MariaDB'].map((text) => reloadTlsStatement(server(text))),
    ).toEqual(['ALTER INSTANCE RELOAD TLS', 'FLUSH SSL', undefined, undefined]);
    expect(pluginsOf(server('9.7.4'))).toEqual(['sha256_password', 'caching_sha2_password', 'auth_socket']);
    expect(pluginsOf(server('11.8.6-MariaDB'))).toContain('parsec');
    expect(protocolsOf(server('5.6.24'))).toEqual(['TLSv1']);
    expect(protocolsOf(server('9.7.4'))).toEqual(['TLSv1.2', 'TLSv1.3']);
  });
});
