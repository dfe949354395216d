import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts, makeGreeting } from '../../../test/make/facts.ts';
import { serverWith } from '../../../test/make/options.ts';
import {
  atLeast,
  flavorOf,
  knownFlavor,
  proofLine,
  reloadLines,
  serverUser,
  shellWord,
  unitOf,
  versionOf,
} from './server-mend.ts';

const at = (version: string, flavor: 'mysql' | 'mariadb', offersTls = true) =>
  makeFacts({ wire: { attempts: [makeAttempt({ greeting: makeGreeting({ version, flavor, offersTls }) })] } });

it('quotes for the shell', () => {
  expect(shellWord('/etc/a.pem')).toBe('/etc/a.pem');
  expect(shellWord("it's; rm")).toBe("'it'\\''s; rm'");
});

it('knows version and product', () => {
  expect(versionOf(at('5.5.5-10.11.6-MariaDB', 'mariadb'))).toEqual([10, 11, 6]);
  expect(versionOf(makeFacts())).toBeUndefined();
  expect(flavorOf(at('11.8.1-MariaDB', 'mariadb'))).toBe('mariadb');
  expect(atLeast([8, 0, 16], [8, 0, 16])).toBe(true);
  expect(atLeast([5, 7, 44], [8, 0])).toBe(false);
  expect([unitOf(makeFacts()), serverUser(makeFacts())]).toEqual(['mysql', 'mysql']);
});

it('reloads where the server can, restarts or starts where it cannot', () => {
  const check = (facts: Parameters<typeof reloadLines>[0], line: string): void =>
    expect(reloadLines(facts)).toEqual([line]);
  check(at('9.7.4', 'mysql'), 'mysql -e "ALTER INSTANCE RELOAD TLS"');
  check(at('5.6.24', 'mysql'), 'systemctl restart mysql');
  check(at('11.8.6-MariaDB', 'mariadb'), 'mariadb -e "FLUSH SSL"');
  check(at('10.11.6-MariaDB', 'mariadb', false), 'systemctl restart mariadb');
  const { greeting: _none, ...dead } = cutOff('connect', { connectError: 'ECONNREFUSED' });
  check(makeFacts({ wire: { attempts: [dead] } }), 'systemctl start mysql');
  const seen = { version: '11.8.6-MariaDB', flavor: 'mariadb' } as const;
  check(makeFacts({ admin: { ...seen, variables: { have_ssl: 'YES' } } }), 'mariadb -e "FLUSH SSL"');
  check(makeFacts({ admin: { ...seen, variables: { have_ssl: 'DISABLED' } } }), 'systemctl restart mariadb');
});

it('proves with the address that the user gave', () => {
  const intent = {
    host: 'db 1',
    port: 3307,
    transport: 'tcp',
    passwordGiven: false,
    sslMode: 'REQUIRED',
    sslModeFrom: 'asked',
  } as const;
  expect(proofLine(makeFacts({ client: { intent } }))).toBe(
    `tlsql connect -h 'db 1' -P 3307 --ssl-mode=REQUIRED -e "SHOW STATUS LIKE 'Ssl_cipher'"`,
  );
});

it('takes a product from what tells, and leaves it open where nothing does', () => {
  expect(knownFlavor(serverWith('[mysqld]\n', 'mysql'))).toBe('mysql');
  const { program: _program, ...server } = serverWith('[mysqld]\n').server ?? {};
  const lone = makeFacts({ server });
  expect(knownFlavor(lone)).toBeUndefined();
  const log = (text: string) => ({
    log: { files: [], duringAttempts: [], sinceStart: [{ file: 'e', line: 1, text }] },
  });
  expect(knownFlavor({ ...lone, ...log("[ERROR] /usr/sbin/mariadbd: unknown variable 'x'") })).toBe('mariadb');
  expect(knownFlavor({ ...lone, ...log('[ERROR] [MY-000067] [Server] unknown variable') })).toBe('mysql');
});

it('asks for no TLS through the socket of a server whose certificate is bad', () => {
  const server = { inForce: { socket: '/run/m.sock' }, process: { pid: 1, program: '/usr/sbin/mariadbd' } };
  const attempts = [makeAttempt({ greeting: makeGreeting({ version: '11.8.6-MariaDB', flavor: 'mariadb' }) })];
  expect(reloadLines(makeFacts({ server, wire: { attempts } }))).toEqual([
    'mariadb -S /run/m.sock --skip-ssl -e "FLUSH SSL"',
  ]);
});
