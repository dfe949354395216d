import { expect, it } from 'vitest';
import { makeHost, makeIntent, makeSituation, noFiles } from '../../test/make/situation.ts';
import type { Found } from './found.ts';
import type { SecureIntent } from './intent.ts';
import { planSecure } from './plan-secure.ts';
import type { SecurePlan } from './step.ts';
import { tlsPlace } from './tls-place.ts';

type Parts = Parameters<typeof makeSituation>[0];

function plan(parts: Parts = {}, intent: Partial<SecureIntent> = {}, found: Partial<Found> = {}): SecurePlan {
  const situation = makeSituation(parts);
  const wanted = makeIntent(intent);
  return planSecure(situation, wanted, tlsPlace(situation, wanted), {
    placed: noFiles,
    faults: [],
    clients: [],
    ...found,
  });
}
const ids = (made: SecurePlan): string[] => made.steps.map(({ id }) => id);
const refused = (made: SecurePlan): string[] => made.refusals.map(({ id }) => id);

const maria = (parts: Parts = {}): Parts => ({
  version: '10.11.6-MariaDB',
  host: makeHost({
    dialect: 'mariadb',
    request: {
      dialect: 'mariadb',
      groups: ['mysqld'],
      env: {},
      cwd: '/',
      defaultsFile: '/etc/mysql/my.cnf',
      loginFile: false,
    },
  }),
  ...parts,
});
const named = {
  datadir: '/data/',
  ssl_ca: '/etc/mysql/tls/ca.pem',
  ssl_cert: '/etc/mysql/tls/server-cert.pem',
  ssl_key: '/etc/mysql/tls/server-key.pem',
  tls_version: 'TLSv1.2,TLSv1.3',
};
const there = { directory: 'there', writable: true, existing: Object.values(named).slice(1, 4), loaded: true } as const;

it('takes a MySQL 9.7 to mutual TLS without a restart', () => {
  const made = plan();
  expect(ids(made)).toEqual(['install-files', 'edit-option-file', 'set-variables', 'prove-admin', 'require-app@%']);
  expect(made.refusals).toEqual([]);
  expect(made.steps.some(({ restarts }) => restarts)).toBe(false);
  expect(made.steps.find(({ id }) => id === 'set-variables')?.details.at(-1)).toBe('ALTER INSTANCE RELOAD TLS');
  expect(made.steps.find(({ id }) => id === 'edit-option-file')?.details).toContain('+ ssl-ca = /etc/mysql/tls/ca.pem');
});

it('demands TLS of all only after the administrator came in over TLS', () => {
  const order = ids(plan({}, { enforce: true }));
  expect(order.indexOf('prove-admin')).toBeLessThan(order.indexOf('edit-option-file-enforce'));
  expect(order.at(-1)).toBe('require-secure-transport');
  expect(refused(plan({ version: '5.6.24' }, { enforce: true, allowRestart: true, restartCommand: 'x' }))).toEqual([
    'enforce-unknown',
  ]);
});

it('restarts a MariaDB without TLS once, and only when it may', () => {
  expect(refused(plan(maria()))).toEqual(['restart-needed', 'restart-command-unknown']);
  const made = plan(maria(), { allowRestart: true, restartCommand: 'systemctl restart mariadb' });
  expect(made.refusals).toEqual([]);
  expect(made.steps.filter(({ restarts }) => restarts)).toHaveLength(1);
});

it('reloads a MariaDB that has TLS', () => {
  const made = plan(
    maria({
      tls: { on: true },
      variables: named,
      host: makeHost(
        { dialect: 'mariadb' },
        `[mysqld]\nssl_ca=${named.ssl_ca}\nssl_cert=${named.ssl_cert}\nssl_key=${named.ssl_key}\n`,
      ),
    }),
  );
  expect(ids(made)).toEqual(['install-files', 'reload', 'prove-admin', 'require-app@%']);
});

it('finds nothing to do the second time', () => {
  const accounts = [{ user: 'app', host: '%', plugin: '', require: { kind: 'X509' as const } }];
  const host = makeHost({}, `[mysqld]\nssl_ca=${named.ssl_ca}\nssl_cert=${named.ssl_cert}\nssl_key=${named.ssl_key}\n`);
  const done = { accounts, host, tls: { on: true }, variables: named };
  const made = plan(done, {}, { placed: there });
  expect(made.steps).toEqual([]);
  expect(made.refusals).toEqual([]);
  // The files are right, but the server shows an older certificate.
  expect(ids(plan(done, {}, { placed: { ...there, loaded: false } }))).toEqual(['reload', 'prove-admin']);
});

it('raises the floor of protocols, and takes skip-ssl out', () => {
  const low = plan({ variables: { ...makeSituation().variables, tls_version: 'TLSv1,TLSv1.2' } });
  expect(low.steps.find(({ id }) => id === 'set-variables')?.details).toContain(
    "SET GLOBAL tls_version = 'TLSv1.2,TLSv1.3'",
  );
  const only13 = plan({}, { protocolFloor: 'TLSv1.3' });
  expect(only13.steps.find(({ id }) => id === 'set-variables')?.details).toContain(
    "SET GLOBAL tls_version = 'TLSv1.3'",
  );
  const off = plan({ host: makeHost({}, '[mysqld]\nskip-ssl\n') });
  expect(off.steps.find(({ id }) => id === 'edit-option-file')?.details).toContain('- skip-ssl');
});

it('persists again what is persisted', () => {
  const made = plan({ persisted: { ssl_ca: 'old' } });
  expect(made.steps.find(({ id }) => id === 'set-variables')?.details[0]).toBe(
    "SET PERSIST ssl_ca = '/etc/mysql/tls/ca.pem'",
  );
});

it('makes CA, client certificates and accounts where they are missing', () => {
  const intent = {
    material: { from: 'ca', dir: '/ca', exists: false, subject: '/CN=CA' },
    clientOut: '/out',
    hasPassword: true,
    accounts: [{ account: { user: 'new', host: '%' }, require: 'subject', subject: '/CN=new' }],
  } as const;
  const made = plan({}, intent, { clients: [{ name: 'new', subject: '/CN=new' }] });
  expect(ids(made)).toEqual([
    'make-ca',
    'install-files',
    'client-certificate-new',
    'edit-option-file',
    'set-variables',
    'prove-admin',
    'require-new@%',
  ]);
  expect(made.steps.at(-1)?.details[0]).toBe("CREATE USER 'new'@'%' IDENTIFIED BY … REQUIRE SUBJECT '/CN=new'");
});

it('touches no files when told so', () => {
  const made = plan({ host: undefined }, { files: false });
  expect(ids(made)).toEqual(['prove-admin', 'require-app@%']);
  expect(made.notes.join()).toMatch(/no files are touched/);
});
