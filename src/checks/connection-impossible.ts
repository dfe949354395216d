import { addressText, asked, connectEvidence } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'connection-impossible',
  family: 'network-ops',
  title: 'The connection cannot be made, for a reason of the system',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['not-reachable'],
  versions: 'all',
  symptoms: [],
  why: 'The operating system refuses the connection before the server is asked: no permission, no free port, a broken interface.',
  proof: 'connect() fails with an error other than refused, timed out or unreachable; the finding names it.',
  fix: ['check the error by hand: nc -vz HOST PORT'],
  lookAlikes: ['network-port-closed', 'network-firewall-drops'],
  reads: ['wire.attempts'],
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt?.connectError === undefined) return [];
    // That one has a name: network-port-closed, a last resort as well.
    if (attempt.connectError === 'ECONNREFUSED' && attempt.to.socket === undefined) return [];
    return [
      {
        what: `${addressText(attempt)} cannot be reached: ${attempt.connectError}`,
        evidence: connectEvidence(attempt),
      },
    ];
  },
};
