import { expect, it } from 'vitest';
import { makeAttempt, makeFacts, wired } from '../../../test/make/facts.ts';
import { denied } from '../../../test/make/scenes.ts';
import type { AccountFact } from '../../facts/account.ts';
import type { Attempt } from '../../facts/wire.ts';
import { hostFits, matchAccount, matchedAccount, seenHost, seenHosts } from './account-match.ts';

const account = (user: string, host: string): AccountFact => ({ user, host, plugin: 'x', require: { kind: 'NONE' } });

it('fits hosts as the server does', () => {
  const check = (pattern: string, host: string, fits: boolean): void =>
    expect(hostFits(pattern, host), `${pattern} ${host}`).toBe(fits);
  check('%', '192.0.2.1', true);
  check('192.0.2.%', '192.0.2.77', true);
  check('192.0.2.%', '192.0.3.77', false);
  check('192.0.2.0/255.255.255.0', '192.0.2.9', true);
  check('192.0.2.0/24', '192.0.3.9', false);
  check('%.Example.com', 'db.example.com', true);
  check('db_', 'db1', true);
  check('db\\_', 'db1', false);
  check('localhost', '127.0.0.1', false);
});

it('takes the most specific host first, the named user before the anonymous one', () => {
  const accounts = [
    account('app', '%'),
    account('', 'localhost'),
    account('app', '192.0.%'),
    account('app', '192.0.2.%'),
    account('', '%'),
  ];
  expect(matchAccount(accounts, 'app', ['192.0.2.1'])?.host).toBe('192.0.2.%');
  expect(matchAccount(accounts, 'app', ['localhost'])).toMatchObject({ user: '', host: 'localhost' });
  expect(matchAccount(accounts, 'app', ['203.0.113.1'])).toMatchObject({ user: 'app', host: '%' });
  expect(matchAccount([account('x', '%')], 'app', ['h'])).toBeUndefined();
  // A name does not hide the address that it was found for.
  const local = [account('app', '%'), account('app', 'localhost'), account('app', '127.0.0.1')];
  expect(matchAccount(local, 'app', ['localhost', '127.0.0.1'])?.host).toBe('127.0.0.1');
  expect(matchAccount(local, 'app', ['localhost', '127.0.0.1'], 'mariadb')?.host).toBe('localhost');
  expect(matchAccount(local.slice(0, 1), 'app', ['localhost', '127.0.0.1'])?.host).toBe('%');
});

it('compares the address beside the name', () => {
  const at = (to: Attempt['to'], from?: string) =>
    wired(makeAttempt({ to, session: { user: 'app@client.example' }, ...(from === undefined ? {} : { from }) }));
  expect(seenHosts(at({ address: '127.0.0.1', port: 1 }, '127.0.0.1'))).toEqual(['client.example', '127.0.0.1']);
  expect(seenHosts(at({ address: '192.0.2.1', port: 1 }, '192.0.2.7'))).toEqual(['client.example', '192.0.2.7']);
  expect(seenHosts(at({ socket: '/s' }, ''))).toEqual(['client.example']);
  expect(seenHosts(denied({ kind: 'NONE' }))).toEqual(['192.0.2.7']);
});

it("takes the client's name from the server's own words", () => {
  expect(seenHost(denied({ kind: 'NONE' }))).toBe('192.0.2.7');
  expect(seenHost(wired(makeAttempt({ session: { user: 'app@10.0.0.1' } })))).toBe('10.0.0.1');
  expect(seenHost(makeFacts())).toBeUndefined();
  expect(matchedAccount(denied({ kind: 'X509' }))?.require.kind).toBe('X509');
});
