import { expect, it } from 'vitest';
import { makeAttempt, plainSession, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt, LoginFact } from '../facts/wire.ts';
import { check } from './account-cleartext-password-without-tls.ts';

const login = (plugin: string, parts: Partial<LoginFact> = {}): Pick<Attempt, 'login'> => ({
  login: { ok: true, plugin, exchange: 'fast', ...parts },
});
const facts = (attempt: Attempt, plugin?: string, secure = 'OFF'): Facts => ({
  ...wired(attempt),
  ...(plugin === undefined
    ? {}
    : {
        admin: {
          variables: { require_secure_transport: secure },
          matched: { user: 'app', host: '%', plugin, require: { kind: 'NONE' } },
        },
      }),
});

it('fires: it went in clear', () => {
  expect(finds(check, facts(plainSession(login('dialog'))), 1)[0]?.severity).toBe('warning');
});

it('is a notice where it went encrypted and nothing demands that', () => {
  expect(finds(check, facts(makeAttempt(login('dialog')), 'pam'), 1)[0]?.severity).toBe('notice');
});

it('is silent: encrypted, refused before it was sent, on a socket, another method, TLS demanded', () => {
  finds(check, facts(makeAttempt(login('dialog'))), 0);
  finds(check, facts(plainSession(login('mysql_clear_password', { ok: false, refused: 'clear text' }))), 0);
  finds(check, facts(plainSession({ ...login('dialog'), to: { socket: '/s' } })), 0);
  finds(check, facts(plainSession(login('mysql_native_password'))), 0);
  finds(check, facts(makeAttempt(login('dialog')), 'pam', 'ON'), 0);
});
