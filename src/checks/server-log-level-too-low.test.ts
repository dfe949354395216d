import { expect, it } from 'vitest';
import { loginError, makeAttempt, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './server-log-level-too-low.ts';

const text = "Access denied for user 'app'@'localhost' (using password: YES)";
const denied = (version = '9.7.4', flavor: 'mysql' | 'mariadb' = 'mysql'): Attempt =>
  loginError(1045, text, { greeting: makeGreeting({ version, flavor }) });
const facts = (attempt: Attempt, level: Readonly<Record<string, string>>, ...lines: readonly string[]): Facts => ({
  ...wired(attempt),
  server: { inForce: level },
  log: {
    files: [{ path: '/var/log/mysql/error.log', size: 1, readFrom: 0 }],
    sinceStart: [],
    duringAttempts: lines.map((line, at) => ({ file: 'e', line: at, text: line })),
  },
});

it('fires: the login was denied and the log is mute by its level', () => {
  const scene = facts(denied(), {});
  const [found] = finds(check, scene, 1);
  expect(found?.evidence).toMatchObject({ variable: 'log_error_verbosity', value: 2 });
  expect(fixOf(found, scene)[0]).toContain('SET GLOBAL log_error_verbosity=3');
  finds(check, facts(denied('11.8.6-MariaDB', 'mariadb'), { 'log-warnings': '0' }), 1);
});

it('is silent: it speaks, its level would do, the login works, the accounts are seen', () => {
  finds(check, facts(denied(), {}, `[Note] [MY-010926] [Server] ${text}`), 0);
  finds(check, facts(denied(), { 'log-error-verbosity': '3' }), 0);
  finds(check, facts(denied('11.8.6-MariaDB', 'mariadb'), {}), 0);
  finds(check, facts(makeAttempt(), {}), 0);
  finds(check, { ...facts(denied(), {}), admin: { accounts: [] } }, 0);
});
