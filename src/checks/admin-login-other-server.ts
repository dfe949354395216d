import type { Facts } from '../facts/facts.ts';
import { addressText } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';

export const check: Check = {
  id: 'admin-login-other-server',
  family: 'network-ops',
  title: 'The client reaches another server than the one that the administrator looks at',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['wrong-target'],
  versions: 'all',
  symptoms: [],
  why: 'Two servers on one machine, a tunnel or a balancer to another one, a copy of a data folder: everything that is looked up and changed on the one has no effect on the other. A proxy that greets by itself shows the same.',
  proof:
    'A server numbers its connections upwards (CONNECTION_ID, the id in its greeting). Between two logins of the administrator, none of our connections got a number that lies between theirs: another server greeted us.',
  fix: [
    'mysql … -e "SELECT @@hostname, @@port, @@datadir, @@version"   # with the flags of the client, then of the administrator',
    "give the client the address of the server that is meant, or doctor the administrator's login to the one that the client reaches",
  ],
  lookAlikes: ['localhost-means-socket', 'proxy-proxysql-tls-on-one-leg'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const { adminElsewhere: other } = facts;
  const attempt = facts.wire?.attempts.find(({ greeting }) => greeting !== undefined);
  if (other === undefined || attempt === undefined) return [];
  const address = addressText(attempt);
  const port = attempt.to.port ?? '';
  const differ = other.greeted.length > 0 && !other.greeted.includes(other.version);
  const versions = differ ? ` (${other.greeted.join(', ')} here, ${other.version} there)` : '';
  return [
    {
      what: `${address} is not the server of the administrative login${versions}: nothing that is seen there counts here`,
      evidence: {
        address,
        version: other.version,
        greeted: other.greeted,
        administratorIds: other.ids,
        greetedIds: other.greetedIds,
        ...(other.port === undefined ? {} : { port: other.port }),
      },
      certainty: 'likely',
      // A connection that works may well go through a proxy.
      ...(observe(facts).works ? { severity: 'notice' as const } : {}),
      fix: [
        ...(port === '' ? [] : [`ss -ltnp 'sport = :${port}'   # what listens there, on its machine`]),
        'SELECT @@hostname, @@port, @@datadir, @@version;   -- as the client and as the administrator: they differ',
        ...(other.port === undefined || String(other.port) === String(port)
          ? []
          : [
              `# the server of the administrative login listens on port ${other.port}: -P ${other.port} where it is meant`,
            ]),
      ],
    },
  ];
}
