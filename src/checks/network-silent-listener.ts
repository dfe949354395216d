import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { listenerEvidence, listenerText } from './engine/listener-text.ts';
import { byHand, type Mend, prove } from './engine/mend.ts';
import { beginsAsGreeting } from './engine/peer-banner.ts';
import { spokenTo } from './engine/spoken-to.ts';

export const check: Check = {
  id: 'network-silent-listener',
  family: 'network-ops',
  title: 'TCP connects but the greeting never comes',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'waiting for initial communication packet', system error: 110",
    },
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 110",
    },
  ],
  why: 'Something accepts TCP and says nothing: TLS-first proxy, proxy whose backend is down, server stuck in reverse DNS lookup, accept queue of a hung server, proxy-protocol listener waiting for its header.',
  proof:
    'MySQL servers speak first. Silence for N s, then send one ClientHello on a fresh connection: 16 03 back -> proxy-tls-first; 15 03 alert -> TLS proxy too; still silence -> backend down / hung / DNS. Many greeting delays of the same length (5 s, 10 s) point to network-slow-reverse-dns.',
  fix: ["ss -ltnp 'sport = :3306'   # on the server: who listens there", 'check: greeting arrives in < 1 s'],
  lookAlikes: ['proxy-tls-first', 'proxy-haproxy-backend-down', 'network-slow-reverse-dns', 'network-firewall-drops'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt?.closedBeforeGreeting !== 'timeout') return [];
    const { firstBytes } = attempt;
    // What says something else first is another service.
    if (firstBytes === undefined ? spokenTo(facts).answered : !beginsAsGreeting(firstBytes)) return [];
    const says = firstBytes === undefined ? 'says nothing' : 'does not come to the end of its greeting';
    return [
      {
        what: `${addressText(attempt)} takes the connection and ${says}: a MySQL server speaks first, at once${listenerText(facts)}`,
        evidence: {
          address: addressText(attempt),
          waitedMillis: Math.round(attempt.millis.greeting ?? 0),
          bytes: firstBytes?.length ?? 0,
          ...listenerEvidence(facts),
        },
        ...(facts.listener?.stopped === true
          ? { mends: [byHand(`kill -CONT ${facts.listener.pid}   # a signal or a debugger has stopped it`), prove] }
          : { certainty: 'likely' as const, candidates: candidates(facts), mends: [whoListens(facts), prove] }),
      },
    ];
  },
};

/** A server that looks names up is none of those that wait for another one, where it is seen which of them listens. */
function candidates({ listener }: Facts): string[] {
  const server = listener === undefined ? undefined : /mysqld|mariadbd/.test(listener.program);
  return [
    'network-silent-listener',
    ...(server === true ? [] : ['proxy-haproxy-backend-down']),
    ...(server === false ? [] : ['network-slow-reverse-dns']),
  ];
}

function whoListens({ listener, client }: Facts): Mend {
  const line =
    listener === undefined
      ? `ss -ltnp 'sport = :${client?.intent?.port ?? 3306}'   # on the server: who listens there, and what it waits for`
      : `ps -o pid,user,lstart,args -p ${listener.pid}   # what holds the port and says nothing`;
  return { kind: 'look', line };
}
