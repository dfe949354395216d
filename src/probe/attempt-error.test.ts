import { expect, it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { TlsqlError } from '../base/error.ts';
import { type Draft, recordError } from './attempt-error.ts';

const recorded = (stage: Draft['stage'], error: TlsqlError, parts: Partial<Draft> = {}): Draft => {
  const { tls: _tls, login: _login, ...rest } = makeAttempt({ stage });
  const draft: Draft = { ...rest, ...parts };
  recordError(draft, error);
  return draft;
};

it('keeps what each stage ended with', () => {
  const refused = new TlsqlError('server-refused', {
    seen: '',
    fields: { number: 1129, sqlState: 'HY000', message: 'blocked' },
  });
  expect(
    recorded('connect', new TlsqlError('connect-refused', { seen: '', fields: { errno: 'ECONNREFUSED' } })),
  ).toMatchObject({ connectError: 'ECONNREFUSED' });
  const both = { errno: 'ECONNREFUSED', tried: '::1 ETIMEDOUT, 127.0.0.1 ECONNREFUSED' };
  expect(recorded('connect', new TlsqlError('connect-refused', { seen: '', fields: both }))).toMatchObject({
    tried: ['::1 ETIMEDOUT', '127.0.0.1 ECONNREFUSED'],
  });
  expect(recorded('connect', new TlsqlError('deadline-passed', { seen: '' }))).toMatchObject({
    connectError: 'ETIMEDOUT',
  });
  expect(recorded('greeting', refused)).toMatchObject({
    greetingError: { errno: 1129, text: 'blocked', sqlState: 'HY000' },
  });
  expect(recorded('greeting', new TlsqlError('connection-lost', { seen: '' }))).toMatchObject({
    closedBeforeGreeting: 'reset',
  });
  expect(recorded('login', refused)).toMatchObject({ login: { ok: false, error: { errno: 1129 } } });
  expect(recorded('login', new TlsqlError('auth-plugin-unknown', { seen: 'parsec' }))).toMatchObject({
    login: { refused: 'parsec' },
  });
});

it('tells a refusal of our own material from what a peer did', () => {
  const own = new TlsqlError('tls-material-weak', {
    seen: '',
    fields: { errno: 'ERR_SSL_CA_MD_TOO_WEAK', unsent: true },
  });
  expect(recorded('tls', own).tls).toMatchObject({
    ok: false,
    unsent: true,
    error: { code: 'ERR_SSL_CA_MD_TOO_WEAK' },
  });
  expect(recorded('tls', new TlsqlError('tls-failed', { seen: '' })).tls?.unsent).toBeUndefined();
});

it('keeps alerts, in the handshake and after it', () => {
  const alert = new TlsqlError('tls-alert', {
    seen: '',
    fields: { alert: 'unknown_ca', alertCode: 48, openssl: 'text' },
  });
  expect(recorded('tls', alert).tls).toMatchObject({ ok: false, alertReceived: { code: 48, name: 'unknown_ca' } });
  const after = recorded('login', alert, { tls: { ok: true, chain: [] } });
  expect(after.tls).toMatchObject({ ok: true, alertReceived: { code: 48 } });
  expect(after.login).toEqual({ ok: false, plugin: 'caching_sha2_password' });
});

it('takes the polite end after an unverified server for what it is', () => {
  const draft = recorded(
    'login',
    new TlsqlError('server-refused', { seen: '', fields: { number: 1045, message: '' } }),
    {
      tls: { ok: true, chain: [], verified: { ok: false, what: 'chain' } },
    },
  );
  expect(draft).toMatchObject({ stage: 'tls' });
  expect(draft.login).toBeUndefined();
});
