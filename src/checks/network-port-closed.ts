import type { Facts } from '../facts/facts.ts';
import { againLine } from './engine/again-line.ts';
import { addressText, asked, connectEvidence } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import type { Mend } from './engine/mend.ts';
import { lookThere } from './engine/set-up-tls.ts';

export const check: Check = {
  id: 'network-port-closed',
  family: 'network-ops',
  title: 'Nothing listens on that address and port (connection refused)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['not-reachable'],
  versions: 'all',
  symptoms: [
    { where: 'client mysql 9.7', text: "ERROR 2003 (HY000): Can't connect to MySQL server on '192.0.2.1:3306' (111)" },
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: "ERROR 2002 (HY000): Can't connect to server on '192.0.2.1' (115)",
    },
    { where: 'openssl s_client 3.0 -starttls mysql', text: 'connect:errno=111' },
    {
      where: 'replica mysql 9.7 Last_IO_Error',
      text: "Message: Can't connect to MySQL server on '192.0.2.1:3306' (111)",
    },
    {
      where: 'replica mariadb 11.8 Last_IO_Error',
      text: "message: Can't connect to server on '192.0.2.1' (111 \"Connection refused\")",
    },
    { where: 'mysqladmin mysql 9.7', text: 'Check that mysqld is running on 192.0.2.1 and that the port is 3306.' },
  ],
  why: 'A RST answers the SYN: no process has a listening socket on that address:port (server down, other port, bound to another address, or a firewall that REJECTs).',
  proof:
    "connect() to the address returns ECONNREFUSED at once (< 1 RTT). Do not read errno out of MariaDB's message: Connector/C prints 115 (EINPROGRESS) for a refused connection and 110 for a timeout. If a local shell exists compare with @@port, @@bind_address, @@skip_networking over the socket or `ss -ltn`.",
  fix: [
    "ss -ltnp | grep -E ':3306|mysqld|mariadbd'",
    'start the server / correct host and port in the client',
    'check: nc -vz HOST 3306 connects',
  ],
  lookAlikes: ['server-bind-address-loopback', 'network-firewall-drops'],
  reads: ['wire.attempts'],
  // What was observed: why nothing listens is for those to say who see the server.
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt === undefined || !(attempt.connectError === 'ECONNREFUSED' && attempt.to.socket === undefined))
      return [];
    return [
      {
        what: `nothing listens on ${addressText(attempt)}: the connection is refused at once${elsewhere(facts)}`,
        evidence: {
          ...connectEvidence(attempt),
          ...(facts.otherServers === undefined || facts.otherServers.length === 0
            ? {}
            : { servers: facts.otherServers.map(({ pid, ports }) => ({ pid, ports: ports ?? null })) }),
        },
        mends: lookThere(facts, [
          { kind: 'look', line: "ss -ltnp | grep -E 'mysqld|mariadbd'" },
          ...portsElsewhere(facts)
            .filter((_, __, all) => all.length === 1)
            .map((port): Mend => ({ kind: 'look', line: againLine(facts, { port: String(port) }) })),
        ]),
      },
    ];
  },
};

/** Where the servers of this machine do listen. */
function elsewhere(facts: Facts): string {
  const ports = portsElsewhere(facts);
  if (ports.length === 0) return '';
  return `; servers of this machine listen on port ${ports.slice(0, 8).join(', ')}`;
}

function portsElsewhere({ otherServers = [] }: Facts): number[] {
  return [...new Set(otherServers.flatMap((one) => one.ports ?? []))].sort((a, b) => a - b);
}
