import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';

export const check: Check = {
  id: 'proxy-strips-tls',
  family: 'network-ops',
  title: 'Something between client and server hides that the server has TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['tls-not-offered'],
  versions: 'all',
  symptoms: [],
  why: 'A proxy or gateway clears the CLIENT_SSL bit of the greeting, or ends TLS on its other leg: the client finds no TLS where the server has it. It may as well be somebody who wants to read along.',
  proof:
    'The greeting that the client gets has no CLIENT_SSL bit, while the server that sent it (same version, connection ids that follow each other) has TLS.',
  fix: [
    'connect to the server itself, not through the proxy',
    'set the proxy to pass TLS through (mode tcp, PASSTHROUGH)',
    'check: openssl s_client -starttls mysql -connect HOST:3306 </dev/null prints a certificate',
  ],
  lookAlikes: ['server-has-no-tls', 'proxy-router-client-tls-required'],
  reads: ['wire.attempts', 'admin.variables'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const greeting = attempt?.greeting;
  const { admin } = facts;
  if (attempt === undefined || greeting === undefined || greeting.offersTls || admin === undefined) return [];
  if (!hasTls(facts) || greeting.version !== admin.version) return [];
  // The same server counts its connections up: ours came shortly before the administrator's.
  const behind = (admin.connectionId ?? 0) - (greeting.connectionId ?? 0);
  if (admin.connectionId === undefined || greeting.connectionId === undefined || behind <= 0 || behind > 1000)
    return [];
  return [
    {
      what: `the server has TLS, and the greeting that comes from ${addressText(attempt)} hides it: something between them takes it away`,
      evidence: {
        address: addressText(attempt),
        connectionIds: [greeting.connectionId, admin.connectionId],
        version: greeting.version,
      },
      certainty: 'likely',
    },
  ];
}

/** Whether the server itself says that its main port has TLS. */
function hasTls({ admin }: Facts): boolean {
  const main = admin?.channels?.find(({ channel }) => channel === 'mysql_main')?.properties.Enabled;
  return main === undefined ? admin?.variables?.have_ssl === 'YES' : main === 'Yes';
}
