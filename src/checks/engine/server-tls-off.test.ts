import { expect, it } from 'vitest';
import { makeAttempt, makeFacts, makeGreeting } from '../../../test/make/facts.ts';
import { mysql } from '../../../test/make/files.ts';
import { foundTlsNotConfigured, setupLines } from './server-tls-off.ts';

const server = (inForce: Record<string, string>, version?: string) =>
  makeFacts({
    server: {
      user: mysql,
      files: {},
      inForce,
      program: { path: 'mariadbd', flavor: 'mariadb', ...(version === undefined ? {} : { version }) },
    },
  });
const check = (facts: ReturnType<typeof server>, times: number): void =>
  expect(foundTlsNotConfigured(facts)).toHaveLength(times);

it('speaks of servers that nobody gave a certificate', () => {
  check(server({}, '10.11.6'), 1);
  check(server({ ssl: 'OFF' }, '10.11.6'), 0);
  check(server({ 'ssl-cert': '/c' }, '10.11.6'), 0);
});

it('knows servers that make their own certificate, and does not guess', () => {
  check(server({}, '11.8.1'), 0);
  check(server({}), 0);
  check({ ...server({}), wire: { attempts: [makeAttempt({ greeting: makeGreeting() })] } }, 0);
});

it('knows a yaSSL that announces TLS without a certificate', () => {
  const greeting = makeGreeting({ version: '5.6.51', flavor: 'mysql', offersTls: true });
  const facts = { ...server({ 'ssl-cipher': 'AES256-SHA' }), wire: { attempts: [makeAttempt({ greeting })] } };
  expect(foundTlsNotConfigured(facts)[0]?.leadsTo).toEqual(['handshake-failed']);
});

it("reads the log's words of the main port alone", () => {
  const lines = (...texts: string[]): string[] =>
    setupLines(makeFacts({ log: { sinceStart: texts.map((text) => ({ text })) } as never }));
  const failed = 'Failed to set up SSL because of the following SSL library error: x';
  const channel = (name: string): string => `Failed to initialize TLS for channel: ${name}. See below`;
  expect(lines(channel('mysql_main'), failed)).toHaveLength(2);
  expect(lines(channel('mysql_admin'), failed)).toHaveLength(0);
  expect(lines(failed)).toHaveLength(1);
});

it('takes a refused reload for no failed start', () => {
  const lines = (...texts: readonly string[]): number =>
    setupLines(
      makeFacts({
        log: { files: [], duringAttempts: [], sinceStart: texts.map((text, at) => ({ file: 'e', line: at, text })) },
      }),
    ).length;
  const error = '[ERROR] [MY-000059] [Server] SSL error: Unable to get private key';
  const ready = '2026-06-01T11:00:00Z 0 [System] [MY-010931] [Server] mysqld: ready for connections.';
  const off =
    '2026-06-01T11:30:00Z 12 [Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error';
  expect(lines(`2026-06-01T11:00:00Z 0 ${error}`, ready)).toBe(1);
  expect(lines(ready, `2026-06-01T11:30:00Z 12 ${error}`)).toBe(0);
  expect(lines(ready, `2026-06-01T11:30:00Z 12 ${error}`, off)).toBe(2);
  expect(lines('mariadbd: ready for connections.', "SSL error: Unable to get private key from '/k.pem'")).toBe(0);
});
