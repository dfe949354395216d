import { expect, it } from 'vitest';
import { makeAttempt, makeFacts, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-connector-j-5-tls12-not-enabled.ts';

const of = (version: string, options: Readonly<Record<string, string>> = {}, complaint?: string): Facts =>
  makeFacts({
    client: {
      driver: {
        id: 'connector-j-5',
        options,
        tls: { asks: 'must', verifiesChain: true, verifiesName: false },
        problems: [],
      },
      ...(complaint === undefined ? {} : { complaint }),
    },
    wire: {
      attempts: [
        makeAttempt({ greeting: makeGreeting({ version, flavor: version.includes('Maria') ? 'mariadb' : 'mysql' }) }),
      ],
    },
  });

it('fires on servers that it takes for old; proved by the words of the JDK alone', () => {
  const said = 'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled)';
  expect(finds(check, of('10.11.6-MariaDB', {}, said), 1)[0]?.certainty).toBeUndefined();
  expect(finds(check, of('5.7.20'), 1)[0]?.severity).toBe('notice');
});

it('is silent where it is told, and on servers whose TLS it knows', () => {
  finds(check, of('10.11.6-MariaDB', { enabledTLSProtocols: 'TLSv1.2' }), 0);
  finds(check, of('8.0.36'), 0);
});
