import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'network-login-timeout',
  family: 'network-ops',
  title: 'The client is too slow between greeting and login (connect_timeout)',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions: 'all (default 10 s)',
  symptoms: [
    { where: 'wire mysql 9.7', text: 'ERR 1159 #08S01Got timeout reading communication packets' },
    {
      where: 'server log mysql 9.7 (log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Got timeout reading communication packets',
    },
    {
      where: 'server log mariadb 11.8 (log_warnings=9)',
      text: '[Warning] Could not read packet: fd: 49  state: 1  read_length: 4  errno: 110  vio_errno: 1159  length: -1',
    },
    {
      where: 'older clients',
      text: "Lost connection to MySQL server at 'reading authorization packet', system error: 0",
    },
  ],
  why: 'Server gives up after connect_timeout; common with debuggers, swapped clients, password prompts after connect and pools that pre-open TCP. MariaDB just closes, MySQL 9.7 sends ERR 1159 (also inside TLS).',
  proof:
    'Time between connect and close equals @@connect_timeout; Aborted_connects +1; counts towards max_connect_errors.',
  fix: ['SET GLOBAL connect_timeout=30; find why the client is slow', 'check: Aborted_connects stops growing'],
  lookAlikes: ['network-closed-before-greeting', 'server-handshake-without-timeout'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    const error = attempt?.greetingError ?? attempt?.login?.error;
    if (attempt === undefined || error?.errno !== 1159) return [];
    return [
      {
        what: `the server at ${addressText(attempt)} gave up waiting for the login (connect_timeout): ${error.text}`,
        severity: 'error',
        evidence: {
          address: addressText(attempt),
          errno: error.errno,
          text: error.text,
          connectTimeout: facts.admin?.variables?.connect_timeout ?? '',
        },
        leadsTo: ['login-denied', 'greeting-refused'],
      },
    ];
  },
};
