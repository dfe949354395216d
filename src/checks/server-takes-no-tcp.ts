import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { foundServerValue, serverValue } from './engine/option-value-found.ts';

export const check: Check = {
  id: 'server-takes-no-tcp',
  family: 'network-ops',
  title: 'The server runs with skip_networking: it answers at its socket alone',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['not-reachable'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2003 (HY000): Can't connect to MySQL server on '127.0.0.1:3306' (111)",
    },
    { where: 'SHOW VARIABLES', text: 'skip_networking\tON' },
  ],
  why: 'With skip_networking the server opens no TCP port, whatever port and bind_address say (MySQL Reference Manual, server system variables); its Unix socket goes on to work, which makes it look well from its own machine.',
  proof: '@@skip_networking is ON, or an option file of the server has the line, and the port refuses connections.',
  fix: [
    "SHOW GLOBAL VARIABLES LIKE 'skip_networking';",
    '# skip-networking   # in [mysqld]: take the line away, then restart',
  ],
  lookAlikes: ['network-port-closed', 'server-bind-address-loopback'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt?.connectError !== 'ECONNREFUSED' || attempt.to.socket !== undefined || !noTcp(facts)) return [];
    const says = `the server answers at its socket alone, and ${addressText(attempt)} is refused`;
    return [foundServerValue(facts, 'skip-networking', { says, evidence: { asked: addressText(attempt) } })];
  },
};

/** The running server's own word; else its options. A flag without a value is on. */
function noTcp(facts: Facts): boolean {
  const value = facts.admin?.variables?.skip_networking ?? serverValue(facts, 'skip-networking');
  return value !== undefined && /^(|on|1|true|yes)$/i.test(value);
}
