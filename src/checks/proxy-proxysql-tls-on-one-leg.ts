import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';

export const check: Check = {
  id: 'proxy-proxysql-tls-on-one-leg',
  family: 'network-ops',
  title: 'ProxySQL: TLS on one leg only, or no host check on the backend leg',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['session-plain'],
  versions: 'ProxySQL 1.4-2.x',
  symptoms: [
    { where: 'client', text: "SSL is required but the server doesn't support it" },
    { where: 'proxysql log', text: 'SSL connection error' },
  ],
  why: 'mysql-have_ssl=false gives no frontend TLS; mysql_servers.use_ssl=1 without mysql-ssl_p2s_ca encrypts but verifies nothing, and host names are not checked.',
  proof: "Admin: SELECT hostgroup_id,hostname,use_ssl FROM runtime_mysql_servers; SHOW VARIABLES LIKE 'mysql-%ssl%'.",
  fix: [
    "SET mysql-have_ssl='true'; SET mysql-ssl_p2s_ca='/etc/proxysql/ca.pem'; UPDATE mysql_servers SET use_ssl=1; LOAD MYSQL VARIABLES TO RUNTIME; LOAD MYSQL SERVERS TO RUNTIME;",
  ],
  lookAlikes: [],
  reads: ['wire.attempts'],
  run,
};

/** ProxySQL's own port; its words there are those of its documentation (Main (runtime) and SSL configuration). */
const admin = 'mysql -h 127.0.0.1 -P 6032 -u admin -p -e';

/** The leg of the client: who listens, or its version, tells the program. The other leg is to be seen at its own port alone. */
function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const { program = '', pid } = facts.listener ?? {};
  const version = attempt?.greeting?.version ?? '';
  const listens = /(^|\/)proxysql$/.test(program);
  if (attempt?.greeting?.offersTls !== false || !(listens || /proxysql/i.test(version))) return [];
  return [
    {
      what: `ProxySQL${listens ? ` (process ${pid})` : ''} takes the connections to ${addressText(attempt)} and offers its clients no TLS: mysql-have_ssl is off`,
      evidence: { address: addressText(attempt), version, program },
      severity: 'error',
      leadsTo: ['tls-not-offered'],
      mends: [
        byHand(
          `${admin} "SET mysql-have_ssl='true'; LOAD MYSQL VARIABLES TO RUNTIME; SAVE MYSQL VARIABLES TO DISK"   # new connections have it`,
        ),
        { kind: 'look', line: `${admin} "SELECT hostgroup_id, hostname, use_ssl FROM runtime_mysql_servers"` },
        prove,
      ],
    },
  ];
}
