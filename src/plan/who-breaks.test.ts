import { expect, it } from 'vitest';
import { makeIntent, makeSituation } from '../../test/make/situation.ts';
import type { SecureIntent } from './intent.ts';
import type { ClientSession } from './situation.ts';
import { plainSessions, whoBreaks, withoutTlsDemand } from './who-breaks.ts';

const session = (user: string, tls: boolean | undefined, more: Partial<ClientSession> = {}): ClientSession => ({
  user,
  host: '10.0.0.9',
  by: 'tcp',
  command: 'Query',
  ...(tls === undefined ? {} : { tls }),
  ...more,
});

function check(sessions: ClientSession[], intent: Partial<SecureIntent>, expected: object[]): void {
  expect(whoBreaks(makeSituation({ sessions }), makeIntent(intent))).toMatchObject(expected);
}

it('counts those in the clear, and says what cannot be told', () => {
  check([], {}, []);
  check([session('app', false), session('app', false)], {}, [
    { who: "'app'@'%'", count: 2, from: ['10.0.0.9'], certain: true, kind: 'sessions' },
  ]);
  check([session('app', true)], {}, [{ count: 1, certain: false, why: expect.stringMatching(/no server tells/) }]);
  const ssl = { accounts: [{ account: { user: 'app', host: '%' }, require: 'ssl' as const }] };
  check([session('app', true)], ssl, []);
  check([session('app', undefined)], ssl, [{ certain: false, why: expect.stringMatching(/does not tell/) }]);
  check([session('other', false)], {}, []);
});

it('counts everybody over TCP when all are to use TLS', () => {
  check([session('other', false), session('sock', false, { by: 'socket' })], { enforce: true }, [
    { who: 'user other', count: 1 },
  ]);
});

it('knows replicas, roles and clients of another CA', () => {
  check([session('app', false, { command: 'Binlog Dump GTID' })], {}, [{ kind: 'replica' }]);
  const accounts = [{ user: 'app', host: '%', plugin: '', require: { kind: 'NONE' as const }, isRole: true }];
  expect(whoBreaks(makeSituation({ accounts }), makeIntent())[0]?.why).toMatch(/role/);
  const on = makeSituation({ tls: { on: true }, variables: { ssl_ca: 'ca.pem' } });
  expect(whoBreaks(on, makeIntent())).toMatchObject([{ kind: 'clients', certain: false }]);
  expect(withoutTlsDemand(accounts)).toBe(0);
});

it('lists whom to wait for', () => {
  const situation = makeSituation({ sessions: [session('app', false), session('app', true), session('x', false)] });
  expect(plainSessions(situation, makeIntent())).toHaveLength(1);
  expect(plainSessions(situation, makeIntent({ enforce: true }))).toHaveLength(2);
});
