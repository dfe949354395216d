import { expect, it } from 'vitest';
import { effectiveOptions, optionIdentity } from './effective-options.ts';

it('knows an option in all its spellings', () => {
  for (const key of ['ssl', 'skip-ssl', 'skip_ssl', 'loose-skip-ssl', 'disable_ssl', 'enable-ssl'])
    expect(optionIdentity(key, 'mysql')).toBe('ssl');
  expect(optionIdentity('loose_skip_name_resolve', 'mysql')).toBe('skip-name-resolve');
  expect(optionIdentity('enable-cleartext-plugin', 'mysql')).toBe('enable-cleartext-plugin');
  expect([optionIdentity('SSL_CA', 'mariadb'), optionIdentity('SSL_CA', 'mysql')]).toEqual(['ssl-ca', 'SSL-CA']);
});

it('lets the last win and names what it overrode', () => {
  const lines = [
    ['ssl-ca', 'a'],
    ['port', '1'],
    ['ssl_ca', 'b'],
    ['ssl-ca', 'c'],
  ].map(([name = '', value = ''], index) => ({
    name,
    value,
    origin: { kind: 'file', file: 'f', line: index + 1, group: 'client' } as const,
  }));
  expect(effectiveOptions(lines, 'mysql')).toEqual([
    { name: 'ssl-ca', winner: lines[3], overridden: [lines[0], lines[2]] },
    { name: 'port', winner: lines[1], overridden: [] },
  ]);
});
