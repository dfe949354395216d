import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
};
