import { expect, it } from 'vitest';
import { makeHost, makeIntent, makeSituation, noFiles } from '../../test/make/situation.ts';
import type { Found } from './found.ts';
import type { SecureIntent } from './intent.ts';
import { planSecure } from './plan-secure.ts';
import { tlsPlace } from './tls-place.ts';

function check(
  expected: string,
  parts: Parameters<typeof makeSituation>[0],
  intent: Partial<SecureIntent> = {},
  found: Partial<Found> = {},
): void {
  const situation = makeSituation(parts);
  const wanted = makeIntent(intent);
  const made = planSecure(situation, wanted, tlsPlace(situation, wanted), {
    placed: noFiles,
    faults: [],
    clients: [],
    ...found,
  });
  expect(
    made.refusals.map(({ id }) => id),
    expected,
  ).toContain(expected);
}
const { optionFile: file } = makeHost();
const unread = makeHost({ request: { ...makeHost().request, defaultsFile: '/other.cnf' } });

it('refuses what would not work or lock somebody out', () => {
  check('material-unusable', {}, {}, { faults: ['the key is not the key of the certificate'] });
  check('server-elsewhere', { host: undefined });
  check('option-file-unknown', { host: (({ optionFile: _, ...rest }) => rest)(makeHost()) });
  check('option-file-read-only', {
    host: makeHost(file === undefined ? {} : { optionFile: { ...file, writable: false } }),
  });
  check('option-file-not-read', { host: unread });
  check('option-on-command-line', { sources: { ssl_ca: { source: 'COMMAND_LINE' } } });
  check('server-user-unknown', { host: (({ user: _, ...rest }) => rest)(makeHost()) });
  check('install-folder-unusable', {}, {}, { placed: { ...noFiles, directory: 'no-directory' } });
  check('install-folder-read-only', {}, {}, { placed: { ...noFiles, writable: false } });
  check('tls-parent-dir-not-searchable', {}, {}, { placed: { ...noFiles, unreachable: '/root is 0700 root:root' } });
  check('accounts-unreadable', { accounts: undefined });
  check('account-missing', { accounts: [] });
  check('subject-unknown', {}, { accounts: [{ account: { user: 'app', host: '%' }, require: 'subject' }] });
  check('own-account', { admin: { account: { user: 'app', host: '%' }, by: 'tcp', tls: false } });
  check('require-on-role-ignored', {
    accounts: [{ user: 'app', host: '%', plugin: '', require: { kind: 'NONE' }, isRole: true }],
  });
  check('privilege-missing', { grants: new Set(['SELECT']) });
  check('server-read-only', { variables: { super_read_only: 'ON' } });
});
