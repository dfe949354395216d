import type { Facts } from '../../src/facts/facts.ts';
import type { Attempt, GreetingFact } from '../../src/facts/wire.ts';

/** Facts with nothing in them but what is given. */
export function makeFacts(parts: Partial<Facts> = {}): Facts {
  return { time: new Date('2026-06-01T12:00:00Z'), notLooked: [], ...parts };
}

export function makeGreeting(parts: Partial<GreetingFact> = {}): GreetingFact {
  return {
    protocol: 10,
    version: '9.7.4',
    flavor: 'mysql',
    capabilities: 0xdfffffffn,
    offersTls: true,
    authPlugin: 'caching_sha2_password',
    ...parts,
  };
}

/** An attempt as the user asked it, that went well in every part unless said. */
export function makeAttempt(parts: Partial<Attempt> = {}): Attempt {
  return {
    purpose: 'as-asked',
    to: { address: '192.0.2.1', port: 3306 },
    tlsWanted: true,
    stage: 'done',
    millis: {},
    greeting: makeGreeting(),
    tls: { ok: true, protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', chain: [], verified: { ok: true } },
    login: { ok: true, plugin: 'caching_sha2_password' },
    ...parts,
  };
}

/** The attempt without its later parts, as it stands when it ended early. */
export function cutOff(stage: Attempt['stage'], parts: Partial<Attempt> = {}): Attempt {
  const { tls: _tls, login: _login, ...rest } = makeAttempt();
  return { ...rest, stage, ...parts };
}

/** Facts of one attempt. */
export function wired(...attempts: readonly Attempt[]): Facts {
  return makeFacts({ wire: { attempts } });
}

/** An attempt at whose end there was no greeting. */
export function silent(parts: Partial<Attempt>): Attempt {
  const { greeting: _greeting, ...rest } = cutOff('greeting');
  return { ...rest, ...parts };
}

export function greetingError(errno: number, text: string): Attempt {
  return silent({ greetingError: { errno, text } });
}

export function loginError(errno: number, text: string, parts: Partial<Attempt> = {}): Attempt {
  return makeAttempt({ stage: 'login', login: { ok: false, error: { errno, text } }, ...parts });
}

/** A login that worked without TLS although TLS was wanted. */
export function plainSession(parts: Partial<Attempt> = {}): Attempt {
  const { tls: _tls, ...rest } = makeAttempt({ greeting: makeGreeting({ offersTls: false }) });
  return { ...rest, ...parts };
}

/** An attempt whose TLS handshake failed. */
export function failedTls(tls: Partial<NonNullable<Attempt['tls']>>): Attempt {
  return cutOff('tls', { tls: { ok: false, chain: [], ...tls } });
}
