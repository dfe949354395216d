import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT } from './capabilities.ts';
import { compareVersion, family, parseServerVersion } from './server-version.ts';

describe('server-version', () => {
  it.each([
    ['8.0.36-0ubuntu0.22.04.1', 'mysql', 8, 0, 36],
    ['5.6.24', 'mysql', 5, 6, 24],
    ['5.7.44-log', 'mysql', 5, 7, 44],
    ['9.7.4-2', 'mysql', 9, 7, 4],
    ['8.4.0-azure', 'mysql', 8, 4, 0],
    ['5.5.5-10.11.18-MariaDB-0+deb12u1', 'mariadb', 10, 11, 18],
    ['11.8.6-MariaDB-0+deb13u1 from Debian', 'mariadb', 11, 8, 6],
    ['5.5.5-10.6.12', 'mariadb', 10, 6, 12],
    ['5.5.5-m3', 'mysql', 5, 5, 5],
    ['5.5.68-MariaDB', 'mariadb', 5, 5, 68],
    ['8.0.mysql_aurora.3.04.0', 'aurora', 8, 0, 0],
    ['8.0.11-TiDB-v7.5.1', 'tidb', 8, 0, 11],
    ['8.0.11 (ProxySQL)', 'proxysql', 8, 0, 11],
    ['5.5.5-10.2.12 2.2.9-maxscale', 'maxscale', 10, 2, 12],
    ['8.0.30-Vitess', 'vitess', 8, 0, 30],
    ['5.7.25-OceanBase-v4.2.1.0', 'oceanbase', 5, 7, 25],
    ['', 'unknown', 0, 0, 0],
    ['SSH', 'unknown', 0, 0, 0],
  ])('%s', (text, flavor, major, minor, patch) => {
    expect(parseServerVersion(text)).toEqual({ flavor, major, minor, patch, text });
  });

  it('tells Percona by its comment, and MariaDB by its capabilities whatever the version pretends', () => {
    expect(parseServerVersion('8.0.35-27', { comment: 'Percona Server (GPL), Release 27' }).flavor).toBe('percona');
    expect(parseServerVersion('8.0.99', { capabilities: CLIENT.PROTOCOL_41 }).flavor).toBe('mariadb');
    expect(parseServerVersion('8.0.99', { capabilities: CLIENT.LONG_PASSWORD }).flavor).toBe('mysql');
  });

  it('never fails', () => {
    fc.assert(fc.property(fc.string(), (text) => parseServerVersion(text).text === text));
  });

  it('compares number by number', () => {
    const server = parseServerVersion('8.0.16');
    expect([
      compareVersion(server, '8.0.9') > 0,
      compareVersion(server, '8.0.16'),
      compareVersion(server, '10.0.0') < 0,
    ]).toEqual([true, 0, true]);
    expect(compareVersion(server, '0')).toBeGreaterThan(0);
  });

  it('knows whose rules count', () => {
    expect([family('percona'), family('aurora'), family('mariadb'), family('proxysql')]).toEqual([
      'mysql',
      'mysql',
      'mariadb',
      undefined,
    ]);
  });
});
