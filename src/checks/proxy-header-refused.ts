import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { plainError } from './engine/plain-error.ts';

export const check: Check = {
  id: 'proxy-header-refused',
  family: 'network-ops',
  title: 'The PROXY header comes from an address outside proxy_protocol_networks',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions: 'MariaDB 10.3+',
  symptoms: [
    { where: 'client mariadb --skip-ssl', text: 'ERROR 1130 (HY000): Proxy header is not accepted from 192.0.2.1' },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000126:SSL routines::unexpected eof while reading',
    },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00010B:SSL routines::wrong version number',
    },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: Broken pipe (32)' },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number' },
  ],
  why: 'Header is understood but the sender is not in the list; error 1130 is sent in plaintext while the TLS client is already handshaking: the client text is a race (three different ones seen for one fault).',
  proof:
    "Plaintext attempt through the proxy returns 1130 'Proxy header is not accepted from IP'. That IP is what must be listed.",
  fix: [
    "SET GLOBAL proxy_protocol_networks='IP/32, …'",
    'direct clients from a listed network need no header (both work)',
  ],
  lookAlikes: ['account-host-not-allowed', 'proxy-protocol-not-enabled'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const direct = attempt?.greetingError ?? attempt?.login?.error;
  const error = direct ?? plainError(facts);
  if (attempt === undefined || error?.errno !== 1130 || !/proxy header/i.test(error.text)) return [];
  return [
    {
      what: error.text,
      evidence: { address: addressText(attempt), errno: error.errno, text: error.text },
      leadsTo:
        attempt.tls !== undefined
          ? ['handshake-failed']
          : attempt.greeting === undefined
            ? ['greeting-refused']
            : ['login-denied'],
    },
  ];
}
