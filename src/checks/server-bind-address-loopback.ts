import type { Facts } from '../facts/facts.ts';
import { againLine } from './engine/again-line.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { byHand, type Mend } from './engine/mend.ts';

export const check: Check = {
  id: 'server-bind-address-loopback',
  family: 'network-ops',
  title: 'The server listens on 127.0.0.1 only',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['not-reachable'],
  versions: 'all; Debian/Ubuntu packages ship bind-address=127.0.0.1',
  symptoms: [
    { where: 'client mysql 9.7', text: "ERROR 2003 (HY000): Can't connect to MySQL server on '192.0.2.1:3306' (111)" },
    { where: 'client mariadb 11.8', text: "ERROR 2002 (HY000): Can't connect to server on '192.0.2.1' (115)" },
    { where: 'SHOW VARIABLES', text: 'bind_address\t127.0.0.1' },
  ],
  why: 'bind-address limits the listener to loopback, so every remote SYN is refused although local clients work.',
  proof:
    'On the host: @@bind_address is 127.0.0.1/::1/localhost and a TCP connect to 127.0.0.1:port works while the same port on the public address gives ECONNREFUSED. From remote only: indistinguishable from network-port-closed; say so.',
  fix: [
    '[mysqld]',
    'bind-address = 0.0.0.0   # or * (both IP versions), or the private address',
    'restart the server (bind_address is not dynamic)',
    'set TLS and REQUIRE SSL on remote accounts before opening it',
    'check: ss -ltn | grep 3306',
  ],
  lookAlikes: ['network-port-closed'],
  reads: ['wire.attempts', 'server.options', 'admin.variables'],
  run: (facts) => {
    const attempt = asked(facts);
    const bound = facts.admin?.variables?.bind_address ?? facts.server?.inForce?.['bind-address'] ?? '';
    const port = facts.admin?.variables?.port ?? facts.server?.inForce?.port ?? '3306';
    const loopback = bound.split(',').every((address) => /^(127\.|::1$|localhost$)/.test(address.trim()));
    if (attempt?.connectError !== 'ECONNREFUSED' || attempt.to.socket !== undefined) return [];
    // The server must be the one that was meant: seen on this machine, at that port.
    if (facts.server?.process === undefined || bound === '' || !loopback || String(attempt.to.port) !== port) return [];
    if (bound.split(',').includes(attempt.to.address ?? '')) return [];
    return [
      {
        what: `the server listens on ${bound}:${port} alone, and ${addressText(attempt)} is another address`,
        evidence: { bindAddress: bound, asked: addressText(attempt) },
        // Another loopback address is no reason to open the server to the network.
        ...(/^(127\.|::1$)/.test(attempt.to.address ?? '') ? { mends: onThisMachine(bound, facts) } : {}),
      },
    ];
  },
};

function onThisMachine(bound: string, facts: Facts): readonly Mend[] {
  const host = bound.split(',')[0]?.trim() ?? '127.0.0.1';
  return [
    { kind: 'look', line: againLine(facts, { host }) },
    byHand(`# or, so that both are answered, in [mysqld]: bind-address=127.0.0.1,::1   # then restart`),
  ];
}
