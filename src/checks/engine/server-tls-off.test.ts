import { expect, it } from 'vitest';
import { makeAttempt, makeFacts, makeGreeting } from '../../../test/make/facts.ts';
import { mysql } from '../../../test/make/files.ts';
import { foundTlsOff } from './server-tls-off.ts';

const server = (inForce: Record<string, string>, version?: string) =>
  makeFacts({
    server: {
      user: mysql,
      files: {},
      inForce,
      program: { path: 'mariadbd', flavor: 'mariadb', ...(version === undefined ? {} : { version }) },
    },
  });
const ids = ['server-tls-not-configured', 'server-ssl-disabled-by-option', 'server-tls-on-without-cert'];
const check = (facts: ReturnType<typeof server>, id: string | undefined): void =>
  expect(ids.filter((one) => foundTlsOff(one)(facts).length > 0)).toEqual(id === undefined ? [] : [id]);

it('tells what is off from what is missing and what was never set', () => {
  check(server({ ssl: 'OFF' }), 'server-ssl-disabled-by-option');
  check(server({ 'ssl-cert': '/c' }), 'server-tls-on-without-cert');
  check(server({}, '10.11.6'), 'server-tls-not-configured');
});

it('knows servers that make their own certificate, and does not guess', () => {
  check(server({}, '11.8.1'), undefined);
  check(server({}), undefined);
  const offers = { ...server({ ssl: '0' }), wire: { attempts: [makeAttempt({ greeting: makeGreeting() })] } };
  check(offers, undefined);
});
