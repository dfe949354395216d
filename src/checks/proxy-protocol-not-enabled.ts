import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { plainError } from './engine/plain-error.ts';

export const check: Check = {
  id: 'proxy-protocol-not-enabled',
  family: 'network-ops',
  title: 'The proxy sends a PROXY header that the server does not expect',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions:
    'MariaDB without proxy_protocol_networks; MySQL Community has no PROXY protocol at all (Percona Server and MariaDB 10.3+ do)',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00010B:SSL routines::wrong version number',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: wrong version number' },
    {
      where: 'server log mariadb 10.11',
      text: "[Warning] Aborted connection 419 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.1' (This connection closed normally without authentication)",
    },
    {
      where: 'next connects',
      text: "ERROR 1129 (HY000): Host '192.0.2.1' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'",
    },
  ],
  why: "HAProxy send-proxy / AWS NLB proxy_protocol_v2 prefixes 'PROXY TCP4 …'; the server answers a plaintext error in the middle of the client's TLS handshake. Every user behind the proxy is soon blocked with 1129.",
  proof:
    'Through the proxy: greeting, then wrong version number / eof; directly: fine. Plaintext client shows the true error. Server: @@proxy_protocol_networks is empty; proxy config has send-proxy.',
  fix: [
    "MariaDB: SET GLOBAL proxy_protocol_networks='192.0.2.1/32';   (dynamic; also in the option file)",
    'or remove send-proxy from the haproxy server line',
    'FLUSH HOSTS',
    "check: SELECT USER() shows the client's address",
  ],
  lookAlikes: ['network-plaintext-error-inside-handshake', 'proxy-header-refused'],
  reads: ['wire.attempts'],
  run,
};

/** 1156 is "Got packets out of order", 1043 "Bad handshake": what a server says to bytes that are no login. */
function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const error = plainError(facts);
  if (attempt === undefined || error === undefined || ![1156, 1043].includes(error.errno)) return [];
  const old = /^5\.[0-7]\./.test(attempt.greeting?.version ?? '');
  if (!error.unasked && (error.errno === 1043 || old)) return [];
  return [
    {
      what: `${addressText(attempt)} answers "${error.text}" ${error.unasked ? 'before the client said anything' : 'in place of TLS'}: a proxy on the way sends a PROXY header that the server does not expect`,
      evidence: { address: addressText(attempt), errno: error.errno, text: error.text, unasked: error.unasked },
      certainty: error.unasked ? 'proved' : 'likely',
    },
  ];
}
