import { it } from 'vitest';
import { loginError, makeAttempt, makeFacts, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './proxy-terminates-tls.ts';

const greeting = makeGreeting({ connectionId: 11 });
const refused = makeAttempt({
  greeting,
  stage: 'tls',
  tls: { ok: true, chain: [], verified: { ok: false, what: 'chain', error: 'SELF_SIGNED' } },
});
const facts = (attempt: Attempt, admin: Partial<AdminFacts> = {}): Facts =>
  makeFacts({
    wire: { attempts: [attempt] },
    admin: {
      flavor: 'mysql',
      version: '9.7.4',
      around: { ids: [10, 12], delta: { ssl_accepts: 0 } },
      ...admin,
    },
  });

it('fires on the fault', () => {
  finds(check, facts(refused), 1);
  const account = { user: 'app', host: '%', plugin: 'x', require: { kind: 'X509' } } as const;
  finds(check, facts(loginError(1045, 'denied', { greeting }), { matched: account }), 1);
});

it('is silent on the near miss', () => {
  // The server saw a handshake: ours or another's.
  finds(check, facts(refused, { around: { ids: [10, 12], delta: { ssl_accepts: 1 } } }), 0);
  // The counters were set back by a reload.
  finds(check, facts(refused, { around: { ids: [10, 12], delta: { ssl_accepts: -4 } } }), 0);
  // Another server.
  finds(check, facts(refused, { around: { ids: [11, 12], delta: { ssl_accepts: 0 } } }), 0);
  // A library that does not count.
  finds(check, facts(refused, { version: '5.6.24' }), 0);
  finds(check, facts(refused, { flavor: 'mariadb', variables: { version_ssl_library: 'WolfSSL 5.7' } }), 0);
  // The administrative port has counters of its own.
  finds(check, facts(refused, { variables: { admin_address: '127.0.0.1', admin_port: '3306' } }), 0);
  // A wrong password has nothing to do with it, and a connection that works is for others to tell of.
  finds(check, facts(loginError(1045, 'denied', { greeting })), 0);
  finds(check, facts(makeAttempt({ greeting })), 0);
});
