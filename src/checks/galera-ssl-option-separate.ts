import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { serverValue } from './engine/option-value-found.ts';

export const check: Check = {
  id: 'galera-ssl-option-separate',
  family: 'options',
  title: 'Galera: socket.ssl_* in wsrep_provider_options is separate from ssl_*',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MariaDB / Percona with Galera',
  symptoms: [
    {
      where: "MariaDB 10.11 without provider: SHOW VARIABLES LIKE 'wsrep_provider_options'",
      text: 'socket.ssl_key=/nope;socket.ssl_cert=/nope;socket.ssl=yes (accepted, have_ssl=YES)',
    },
    {
      where: 'server log mariadb 10.11 (provider missing)',
      text: "[ERROR] WSREP: Failed to create a new provider '/usr/lib/galera/libgalera_smm.so' with options 'socket.ssl_key=/nope;socket.ssl_cert=/nope': Failed to load wsrep library",
    },
    { where: 'server log galera 4', text: "WSREP: Bad value '/nope' for SSL parameter 'socket.ssl_key'" },
  ],
  why: 'Group traffic uses socket.ssl_key/cert/ca, SST uses [sst] tkey/tcert/tca; ssl_cert in [mysqld] encrypts neither. An unquoted ; list is fine in a file, but all nodes must agree on socket.ssl.',
  proof: 'Parse wsrep_provider_options into key=value pairs; check each path as the service user; compare the nodes.',
  fix: [
    'wsrep_provider_options="socket.ssl=yes;socket.ssl_key=/etc/mysql/ssl/server.key;socket.ssl_cert=/etc/mysql/ssl/server.pem;socket.ssl_ca=/etc/mysql/ssl/ca.pem"',
    "check: SHOW STATUS LIKE 'wsrep_cluster_size'",
  ],
  lookAlikes: ['option-in-wrong-group'],
  reads: ['server.group'],
  run,
};

/** Who demands TLS of clients means it for what goes between the nodes as well: it is the same data. */
function run(facts: Facts): readonly Found[] {
  const { group, admin } = facts;
  if (group?.kind !== 'galera' || group.ssl) return [];
  const demanded =
    admin?.variables?.require_secure_transport ?? serverValue(facts, 'require-secure-transport') ?? 'OFF';
  if (!/^(on|1|true|)$/i.test(demanded)) return [];
  return [
    {
      what: 'require_secure_transport is on for clients, and the nodes of the cluster talk to each other in plain text (no socket.ssl in wsrep_provider_options)',
      evidence: { require_secure_transport: demanded, 'socket.ssl': 'no' },
    },
  ];
}
