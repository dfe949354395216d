import type { Check } from './engine/check.ts';
import { runLine } from './engine/replica-mend.ts';

export const check: Check = {
  id: 'server-handshake-without-timeout',
  family: 'network-ops',
  title: 'MySQL waits for ever for the rest of a TLS handshake (connect_timeout is not applied)',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions: 'MySQL 9.7 server and client; MariaDB and 5.6 time out',
  symptoms: [
    { where: 'probe on mysql 9.7, connect_timeout=4: SSLRequest, then silence', text: 'no answer in 70 s' },
    {
      where: 'probe on mariadb 11.8/10.11, mysql 5.6, connect_timeout=4',
      text: "after 4.0 s plaintext ERR 1043 'Bad handshake'",
    },
    {
      where: 'client mysql 9.7',
      text: 'mysql --connect-timeout=3 against a peer that goes silent after SSLRequest: hangs, still there after 45 s',
    },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: Connection timed out (110)' },
  ],
  why: 'After SSLRequest the 9.7 server (and the 9.7 client) run the TLS handshake without the connect time-out, so stalled peers (MTU black hole, dead NAT, attacker) hold a connection slot.',
  proof:
    'SHOW PROCESSLIST: rows `unauthenticated user` older than connect_timeout; Ssl_accepts > Ssl_finished_accepts + failed. Measure: SSLRequest then wait connect_timeout+2 s: ERR 1043 = limited, silence = not.',
  fix: [
    'server: net.ipv4.tcp_keepalive_time low; put a proxy with a handshake time-out in front',
    'client: wrap in `timeout 20 mysql …`; drivers: own connect time-out around the handshake',
    'KILL id of the `unauthenticated user` rows (seen to work at once); SHOW PROCESSLIST shows them as Command=Connect, State=login',
  ],
  lookAlikes: ['network-mtu-black-hole', 'server-out-of-connections'],
  reads: ['admin.variables'],
  run: (facts) => {
    const limit = Number(facts.admin?.variables?.connect_timeout ?? 10);
    // One second more than the limit and two of grace for a busy server.
    const late = (facts.admin?.unauthenticated ?? []).filter(({ seconds }) => seconds > limit + 3);
    const [first] = late;
    if (first === undefined) return [];
    return [
      {
        what: `${late.length} connections stand before the login for up to ${Math.max(...late.map(({ seconds }) => seconds))} s, connect_timeout is ${limit} s: it does not end them inside a TLS handshake`,
        evidence: {
          connectTimeout: limit,
          connections: late.slice(0, 10).map(({ id, host, seconds }) => ({ id, host, seconds })),
        },
        fix: late.slice(0, 10).map(({ id }) => runLine(facts, `KILL ${id}`)),
      },
    ];
  },
};
