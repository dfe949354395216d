import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { listenerEvidence, listenerText } from './engine/listener-text.ts';
import { beginsAsGreeting } from './engine/peer-banner.ts';

export const check: Check = {
  id: 'network-closed-before-greeting',
  family: 'network-ops',
  title: 'The peer closes or resets right after TCP connect',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
    },
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 104",
    },
    {
      where: 'client mariadb 10.11',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 11",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 115",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 104",
    },
    { where: 'openssl s_client 3.0 -starttls mysql', text: 'MySQL packet too short.' },
  ],
  why: 'FIN (system error 0, or stale 11/115 in MariaDB) or RST (104) before any greeting: HAProxy with no live backend, tcp-wrappers, ssh tunnel whose far end refuses, Docker userland proxy with nothing behind it, kube-proxy without endpoints.',
  proof:
    'recv() returns 0 bytes or ECONNRESET before 4 bytes came. A real MySQL/MariaDB server that rejects a host sends an ERR packet (1040/1129/1130) instead, so a bare close means an intermediary. In MariaDB text 0, 11 and 115 all mean "orderly close".',
  fix: [
    "look at the intermediary: haproxy 'show stat', `kubectl get endpoints`, ssh -v ('channel 3: open failed: connect failed: Connection refused')",
    "check: connect to the backend's own address gives a greeting",
  ],
  lookAlikes: ['proxy-haproxy-backend-down', 'server-out-of-connections', 'host-blocked'],
  reads: ['wire.attempts'],
  // What was observed: which balancer it is, those say who see it.
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt === undefined || !(attempt.closedBeforeGreeting === 'fin' || attempt.closedBeforeGreeting === 'reset'))
      return [];
    const { firstBytes = new Uint8Array() } = attempt;
    // What says something else first is another service.
    if (firstBytes.length > 0 && !beginsAsGreeting(firstBytes)) return [];
    return [
      {
        what:
          firstBytes.length > 0
            ? `${addressText(attempt)} begins a greeting and ends the connection in the middle of it${listenerText(facts)}`
            : `${addressText(attempt)} takes the connection and closes it before any greeting${listenerText(facts)}`,
        evidence: {
          address: addressText(attempt),
          closed: attempt.closedBeforeGreeting ?? '',
          bytes: firstBytes.length,
          ...listenerEvidence(facts),
        },
        candidates: ['network-closed-before-greeting', 'proxy-haproxy-backend-down'],
      },
    ];
  },
};
