import { expect, it } from 'vitest';
import { environmentSuffix, loginFilePath, type OptionFileChoice, optionFileOrder } from './option-file-order.ts';

const base: OptionFileChoice = { dialect: 'mysql', env: { HOME: '/home/u' }, cwd: '/work' };
const order = (choice: Partial<OptionFileChoice>): string[] =>
  optionFileOrder({ ...base, ...choice }).map(({ path }) => path);

it("goes from the system's files to the user's", () => {
  expect(order({})).toEqual(['/etc/my.cnf', '/etc/mysql/my.cnf', '/home/u/.my.cnf']);
  expect(
    order({
      sysconfdir: '/usr/local/etc',
      defaultsExtraFile: 'x.cnf',
      env: { HOME: '/home/u', MYSQL_HOME: '/opt/my' },
    }),
  ).toEqual([
    '/etc/my.cnf',
    '/etc/mysql/my.cnf',
    '/usr/local/etc/my.cnf',
    '/opt/my/my.cnf',
    '/work/x.cnf',
    '/home/u/.my.cnf',
  ]);
  expect(order({ env: {} })).toEqual(['/etc/my.cnf', '/etc/mysql/my.cnf']);
});

it('counts a folder that comes twice where it comes last', () => {
  expect(order({ env: { MYSQL_HOME: '/etc' } })).toEqual(['/etc/mysql/my.cnf', '/etc/my.cnf']);
});

it("has MariaDB's folders", () => {
  const env = { MARIADB_HOME: '/m', MYSQL_HOME: '/y' };
  expect(order({ dialect: 'mariadb', env })).toEqual(['/etc/my.cnf', '/etc/mysql/my.cnf', '/m/my.cnf']);
  expect(order({ dialect: 'mariadb', env, sysconfdir: '/opt/etc' })).toEqual(['/opt/etc/my.cnf', '/m/my.cnf']);
  expect(order({ env })).toContain('/y/my.cnf');
});

it('reads one file or none when told so', () => {
  expect(optionFileOrder({ ...base, defaultsFile: '~/a.cnf', defaultsExtraFile: 'b' })).toEqual([
    { path: '/home/u/a.cnf', required: true },
  ]);
  expect(order({ noDefaults: true, defaultsFile: 'a' })).toEqual([]);
});

it('knows the login file and the suffix of the environment', () => {
  expect(loginFilePath(base)).toBe('/home/u/.mylogin.cnf');
  expect(loginFilePath({ ...base, env: { MYSQL_TEST_LOGIN_FILE: '/l' } })).toBe('/l');
  expect(loginFilePath({ ...base, dialect: 'mariadb' })).toBeNull();
  expect(loginFilePath({ ...base, env: {} })).toBeNull();
  const env = { MYSQL_GROUP_SUFFIX: 'a', MARIADB_GROUP_SUFFIX: 'b' };
  expect([environmentSuffix({ ...base, env }), environmentSuffix({ ...base, env, dialect: 'mariadb' })]).toEqual([
    'a',
    'b',
  ]);
});
