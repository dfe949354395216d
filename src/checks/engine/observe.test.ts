import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts, makeGreeting } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import type { Attempt } from '../../facts/wire.ts';
import { observe } from './observe.ts';
import type { State } from './state.ts';

const check = (attempt: Attempt, failing: State | undefined): void =>
  expect(observe(makeFacts({ wire: { attempts: [attempt] } }))).toEqual({ failing, works: failing === undefined });

it('says where the connection stands', () => {
  check(makeAttempt(), undefined);
  check(cutOff('connect', { connectError: 'ECONNREFUSED' }), 'not-reachable');
  check({ ...cutOff('greeting', { greetingError: { errno: 1129, text: 'blocked' } }) }, 'greeting-refused');
  const { greeting: _none, ...silent } = cutOff('greeting', { closedBeforeGreeting: 'fin' });
  check(silent, 'no-greeting');
  check(cutOff('capability', { greeting: makeGreeting({ offersTls: false }) }), 'tls-not-offered');
});

it('tells a refused certificate from a failed handshake', () => {
  const alert = (code: number) => ({ ok: false, chain: [], alertReceived: { code, name: 'x', fatal: true } });
  check(cutOff('tls', { tls: alert(40), clientCertificateSent: true }), 'handshake-failed');
  check(cutOff('tls', { tls: alert(48), clientCertificateSent: true }), 'client-cert-refused');
  check(cutOff('tls', { tls: alert(48) }), 'handshake-failed');
  const verified = (what: 'chain' | 'name') => ({ ok: false, chain: [], verified: { ok: false, what } });
  check(cutOff('tls', { tls: verified('name') }), 'server-name-refused');
  check(cutOff('tls', { tls: verified('chain') }), 'server-cert-refused');
});

it('sees the client certificate refused behind a connection that TLS 1.3 cut off', () => {
  check(
    makeAttempt({ stage: 'login', clientCertificateSent: true, login: { ok: false, closed: 'reset' } }),
    'client-cert-refused',
  );
  check(makeAttempt({ stage: 'login', login: { ok: false, closed: 'reset' } }), 'login-denied');
});

it('tells denied logins from impossible ones', () => {
  const login = (errno: number) => makeAttempt({ stage: 'login', login: { ok: false, error: { errno, text: '' } } });
  check(login(1045), 'login-denied');
  check(login(3159), 'insecure-transport-refused');
  check(login(1524), 'login-not-possible');
  check(login(1226), 'session-limited');
  check(makeAttempt({ stage: 'login', login: { ok: false, refused: 'plugin unknown' } }), 'login-not-possible');
});

it('takes a plain session over TCP for a failure unless it was asked for', () => {
  const { tls: _tls, ...plain } = makeAttempt();
  check(plain, 'session-plain');
  check({ ...plain, to: { socket: '/run/mysqld/mysqld.sock' } }, undefined);
  const intent = { transport: 'tcp', passwordGiven: true, sslMode: 'DISABLED', sslModeFrom: 'asked' } as const;
  expect(observe(makeFacts({ client: { intent }, wire: { attempts: [plain] } })).works).toBe(true);
});

it('says nothing when nothing was tried', () => {
  expect(observe(makeFacts())).toEqual({ failing: undefined, works: false });
  const name = { host: 'db', addresses: [], error: 'ENOTFOUND' };
  expect(observe(makeFacts({ wire: { name, attempts: [] } })).failing).toBe('name-unresolved');
});

it('holds no connection for one that works where the server should have been verified and was not', () => {
  const { verified: _verified, ...unverified } = makeAttempt().tls ?? { ok: true, chain: [] };
  const intent = { transport: 'tcp', passwordGiven: true, sslMode: 'VERIFY_CA', sslModeFrom: 'asked' } as const;
  const works = (tls: NonNullable<Attempt['tls']>): boolean =>
    observe(
      makeFacts({
        client: { intent, files: { capath: fileAt('/0755 cas/0755') } },
        wire: { attempts: [makeAttempt({ tls })] },
      }),
    ).works;
  expect(works(unverified)).toBe(false);
  expect(works({ ...unverified, verified: { ok: true } })).toBe(true);
});
