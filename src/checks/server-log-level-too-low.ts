import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { runLine } from './engine/replica-mend.ts';
import { atLeast, flavorOf, proofLine, versionOf } from './engine/server-mend.ts';
import type { State } from './engine/state.ts';

export const check: Check = {
  id: 'server-log-level-too-low',
  family: 'accounts-auth',
  title: 'The server log does not say why: the lines need a higher log level',
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['misread-output'],
  versions:
    'MySQL 8.0-9.7 (log_error_verbosity=3 needed); MariaDB (log_warnings >= 1 for the mismatch lines, >= 2 for the rest)',
  symptoms: [
    {
      where: 'server log mysql 9.7, log_error_verbosity=2 (default)',
      text: '(nothing for 1045, subject/issuer/cipher mismatch, bad handshake)',
    },
    {
      where: 'server log mariadb 10.11, log_warnings=2 (default)',
      text: "[Note] X509 subject mismatch: should be '/CN=zzz' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    { where: 'server log mariadb 10.11, log_warnings=1', text: 'only the [Note] X509 line, no Access denied line' },
    { where: 'server log mariadb 10.11, log_warnings=0; server log mariadb 11.8, log_warnings=1', text: '(nothing)' },
    {
      where: 'server log mysql 9.7, log_error_verbosity=2 (default)',
      text: '(nothing: neither Bad handshake nor Access denied)',
    },
    { where: 'server log mysql 9.7, log_error_verbosity=3', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where: 'server log mysql 9.7, log_error_verbosity=3',
      text: "[Note] [MY-010926] [Server] Access denied for user 'u'@'192.0.2.2' (using password: YES)",
    },
    {
      where: 'server log mariadb 11.8, log_warnings=2 (default)',
      text: "[Warning] Aborted connection 514 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
  ],
  why: "The lines about bad handshakes, denied logins and REQUIRE mismatches are [Note]s in MySQL, whose default shows errors and warnings only. No server ever logs the TLS reason; MariaDB even says 'closed normally' for a failed handshake.",
  proof: 'SELECT @@log_error_verbosity (MySQL) < 3 or @@log_warnings (MariaDB) < 2; use the counters instead.',
  fix: [
    'SET GLOBAL log_error_verbosity=3;   -- MySQL, then repeat the login, then 2',
    'SET GLOBAL log_warnings=2;   -- MariaDB / 5.6',
    'check: a wrong password appears in the log',
  ],
  lookAlikes: ['require-subject-mismatch', 'account-password-wrong'],
  reads: ['log.lines'],
  run,
};

/** What a server writes down at a high enough level. */
const logged: readonly State[] = ['login-denied', 'handshake-failed', 'client-cert-refused'];
const ours = /denied|Bad handshake|X509|Aborted connection|communication packets/i;

/** Where the accounts are seen nobody needs the log. */
function run(facts: Facts): readonly Found[] {
  const { failing } = observe(facts);
  const { log, admin } = facts;
  if (failing === undefined || !logged.includes(failing) || log === undefined || admin?.accounts !== undefined)
    return [];
  if (log.duringAttempts.some(({ text }) => ours.test(text))) return [];
  const level = levelOf(facts);
  if (level === undefined || level.value >= level.needed) return [];
  const { variable, value, needed } = level;
  return [
    {
      what: `the server's log says nothing of this attempt: ${variable} is ${value}, and such lines come from ${needed} on`,
      evidence: { variable, value, log: log.files.map(({ path }) => path) },
      fix: [
        runLine(facts, `SET GLOBAL ${variable}=${needed}`),
        proofLine(facts),
        runLine(facts, `SET GLOBAL ${variable}=${value}`),
      ],
    },
  ];
}

interface Level {
  readonly variable: string;
  readonly value: number;
  readonly needed: number;
}

/** MySQL notes them at log_error_verbosity 3 (default 2), MariaDB and MySQL 5.6 at log_warnings 2 (default 2 since 10.2.4; 1). */
function levelOf(facts: Facts): Level | undefined {
  const version = versionOf(facts);
  if (version === undefined) return undefined;
  const said = (name: string): string | undefined =>
    facts.admin?.variables?.[name] ?? facts.server?.inForce?.[name.replaceAll('_', '-')];
  const mariadb = flavorOf(facts) === 'mariadb';
  const level =
    mariadb || !atLeast(version, [5, 7, 2])
      ? { variable: 'log_warnings', value: Number(said('log_warnings') ?? (mariadb ? 2 : 1)), needed: 2 }
      : { variable: 'log_error_verbosity', value: Number(said('log_error_verbosity') ?? 2), needed: 3 };
  return Number.isNaN(level.value) ? undefined : level;
}
