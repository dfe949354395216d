import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { listenerEvidence } from './engine/listener-text.ts';
import { spokenTo } from './engine/spoken-to.ts';

export const check: Check = {
  id: 'proxy-haproxy-backend-down',
  family: 'network-ops',
  title: 'The balancer accepts, has no live backend and closes or holds the connection',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'HAProxy 2.x',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 115",
    },
    {
      where: 'client mysql 9.7 (server without check)',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'waiting for initial communication packet', system error: 110",
    },
    { where: 'haproxy 2.6 log', text: 'proxy pass11chk has no server available!' },
  ],
  why: 'With health checks: immediate close (0/115). Without checks HAProxy retries the dead backend until the client gives up (110).',
  proof:
    "Front closes without a greeting while the backend's own address greets. HAProxy log state: -1 connect time / `SC`, `CC`; `echo 'show servers state' | socat stdio /run/haproxy/admin.sock`.",
  fix: [
    "mend the check user: CREATE USER haproxy_check@'PROXY_IP'; (no password, MariaDB/native)",
    'check: show stat: server UP',
  ],
  lookAlikes: ['network-closed-before-greeting', 'health-check-blocks-host'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    const { program = '' } = facts.listener ?? {};
    if (attempt?.closedBeforeGreeting === undefined || attempt.firstBytes !== undefined) return [];
    if (spokenTo(facts).answered) return [];
    // Others close as well; that it is a balancer must be seen.
    if (!/^(haproxy|nginx|envoy|traefik|docker-proxy|kube-proxy|pen|keepalived)$/.test(program)) return [];
    return [
      {
        what: `${program} (process ${facts.listener?.pid}) takes the connection at ${addressText(attempt)} and passes no greeting on: it reaches no MySQL server behind it, or speaks TLS to one`,
        evidence: { address: addressText(attempt), closed: attempt.closedBeforeGreeting, ...listenerEvidence(facts) },
        fix: balancer(program),
      },
    ];
  },
};

/** Where the balancer tells of its servers. */
function balancer(program: string): readonly string[] {
  if (program !== 'haproxy') return [`journalctl -u ${program} -n 50   # what it says of its servers`];
  return [
    "echo 'show servers state' | socat stdio /run/haproxy/admin.sock   # which server it has, and whether it is up",
    'journalctl -u haproxy -n 50   # SC: no connection to the server; SH, SD: the server closed or spoke no TLS',
    '# mode tcp, and no `ssl` on the server line: MySQL speaks first, in plain text',
  ];
}
