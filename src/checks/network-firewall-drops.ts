import { addressText, asked, connectEvidence } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'network-firewall-drops',
  family: 'network-ops',
  title: 'A firewall or missing route swallows the packets: connect times out',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['not-reachable'],
  versions: 'all',
  symptoms: [
    { where: 'client mysql 9.7', text: "ERROR 2003 (HY000): Can't connect to MySQL server on '192.0.2.77:3306' (110)" },
    { where: 'client mysql 9.7', text: "ERROR 2003 (HY000): Can't connect to MySQL server on '192.0.2.77:3306' (113)" },
    { where: 'client mariadb 11.8', text: "ERROR 2002 (HY000): Can't connect to server on '192.0.2.77' (110)" },
    { where: 'client mariadb 11.8', text: "ERROR 2002 (HY000): Can't connect to server on '192.0.2.1' (101)" },
  ],
  why: 'No answer to the SYN at all (110 ETIMEDOUT), an ICMP/ARP unreachable (113 EHOSTUNREACH) or no route (101 ENETUNREACH).',
  proof:
    'connect() ends with ETIMEDOUT after the full time-out while another port of the same host answers or refuses at once: filtered. 113/101 come from the kernel/router, not from the server. Nothing about TLS can be said.',
  fix: [
    'open the port: ufw allow from CLIENT to any port 3306 proto tcp  (or the cloud security group)',
    'check: nc -vz -w3 HOST 3306',
  ],
  lookAlikes: ['network-port-closed', 'network-mtu-black-hole', 'network-silent-listener'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (
      attempt === undefined ||
      !['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'deadline-passed'].includes(attempt.connectError ?? '')
    )
      return [];
    return [
      {
        what: `no answer comes from ${addressText(attempt)} (${attempt.connectError}): the packets are lost on the way`,
        evidence: connectEvidence(attempt),
      },
    ];
  },
};
