import { expect, it } from 'vitest';
import type { DriverConfig } from './driver-config.ts';
import { driverTls } from './driver-tls.ts';
import { driverWords, type Wish } from './driver-words.ts';
import { readDriverConfig } from './read-driver-config.ts';

const drivers = [
  'connector-j-9',
  'connector-j-5',
  'mariadb-connector-j-3',
  'mariadb-connector-j-2',
  'mysql2',
  'mysqljs',
  'mariadb-npm',
  'pymysql',
  'mysql-connector-python',
  'mysqlclient',
  'pdo',
  'mysqlconnector',
  'connector-net',
  'ruby-mysql2',
  'dbd-mariadb',
  'odbc-mariadb',
  'prisma',
  'sqlx',
];
const files = { ca: '/etc/app/ca.pem', cert: '/etc/app/c.pem', key: '/etc/app/k.pem' };

/** What is told, put back into a configuration that our own readers of drivers understand. */
function configOf(driver: string, wish: Wish): DriverConfig {
  const line = driverWords(driver, wish, files).at(-1) ?? '';
  const told = line.replace(`${driver}: `, '').replace(/ {3}# .*$/, '');
  if (/connector-j|prisma|sqlx/.test(driver))
    return readDriverConfig(`mysql://u:p@h/?${told.replaceAll('…', 'x')}`, driver);
  if (/^(mysqlconnector|connector-net|odbc|dbd)/.test(driver)) return readDriverConfig(`Server=h;${told}`, driver);
  if (driver === 'pdo') return readDriverConfig(`new PDO('mysql:host=h', 'u', 'p', ${told})`, driver);
  return readDriverConfig(
    /mysql|mariadb-npm/.test(driver) && told.startsWith('ssl: {') ? `{host: 'h', ${told}}` : `host='h', ${told}`,
    driver,
  );
}

it('tells each driver words by which it verifies the chain, as its own reader takes them', () => {
  for (const driver of drivers) {
    const seen = driverTls(configOf(driver, 'trust'));
    expect([driver, seen?.tls.verifiesChain, seen?.tls.asks !== 'never']).toEqual([driver, true, true]);
    expect([
      driver,
      seen?.problems.map(({ id }) => id).filter((id) => id !== 'driver-ruby-mysql2-ssl-mode-ignored'),
    ]).toEqual([driver, []]);
  }
});

it('tells how a certificate is shown, as the same reader takes it', () => {
  for (const driver of drivers.filter((one) => one !== 'prisma'))
    expect([driver, driverTls(configOf(driver, 'identity'))?.tls.cert?.kind]).toEqual([
      driver,
      /connector-j/.test(driver) ? 'store' : 'path',
    ]);
});

it('never tells to switch the verification off, and names its versions', () => {
  for (const driver of [...drivers, 'go', 'mysqli', 'aiomysql', 'mysql_async', 'myxql', 'dbd-mysql'])
    for (const wish of ['trust', 'identity'] as const) {
      const lines = driverWords(driver, wish, files);
      expect(lines.at(-1)).toMatch(/ {3}# /);
      expect(lines.join(' ')).not.toMatch(
        /rejectUnauthorized: ?false|skip-verify|trustServerCertificate|=False|=> ?false/,
      );
    }
});

it('takes other names of drivers, and is silent about programs with flags', () => {
  expect(driverWords('jdbc', 'versions')[0]).toMatch(/^connector-j-9: tlsVersions=/);
  expect(driverWords('mysql-9', 'trust')).toEqual([]);
  expect(driverWords('constructor', 'trust')).toEqual([]);
});
