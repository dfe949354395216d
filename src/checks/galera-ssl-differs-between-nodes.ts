import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'galera-ssl-differs-between-nodes',
  family: 'network-ops',
  title: 'Galera: one node with socket.ssl, others without',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'Galera 3/4',
  symptoms: [
    { where: 'error log mariadb/pxc', text: 'SSL handshake: wrong version number' },
    { where: 'error log galera', text: 'handshake with remote endpoint ssl://… failed: asio.ssl' },
  ],
  why: 'wsrep_provider_options socket.ssl_* differ between nodes (or SST encrypt= differs): a TLS peer talks to a plaintext one on 4567/4444.',
  proof:
    'Compare @@wsrep_provider_options socket.ssl* and [sst] encrypt on all nodes; ClientHello to 4567 answered by 16 03 or not.',
  fix: [
    'wsrep_provider_options="socket.ssl=yes;socket.ssl_key=…;socket.ssl_cert=…;socket.ssl_ca=…" on every node; socket.dynamic=true (Galera 4.8+) while rolling',
  ],
  lookAlikes: ['network-plaintext-error-inside-handshake'],
};
