import { it } from 'vitest';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './server-rsa-pair-missing.ts';

const login = { ok: false, plugin: 'caching_sha2_password', error: { errno: 1045, text: 'denied' } } as const;
const { tls: _tls, ...plain } = makeAttempt({ login });
const facts = (key: string, attempt: Attempt = plain): Facts =>
  makeFacts({ wire: { attempts: [attempt] }, admin: { status: { caching_sha2_password_rsa_public_key: key } } });

it('fires where a login without TLS failed and the server has no key', () => void finds(check, facts(''), 1));

it('is silent where it has one, over TLS, and where the client asked for none', () => {
  finds(check, facts('-----BEGIN PUBLIC KEY-----'), 0);
  finds(check, facts('', makeAttempt({ login })), 0);
  finds(check, facts('', { ...plain, login: { ...login, refused: 'it wants a secure connection' } }), 0);
});
