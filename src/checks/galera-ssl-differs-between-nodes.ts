import type { Check } from './engine/check.ts';
import { foundGroup } from './engine/group-fault.ts';

export const check: Check = {
  id: 'galera-ssl-differs-between-nodes',
  family: 'network-ops',
  title: 'Galera: one node with socket.ssl, others without',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['replication-broken', 'server-not-running'],
  versions: 'Galera 3/4',
  symptoms: [
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: this node has socket.ssl, the others have not',
      text: '[Note] WSREP: Failed to establish connection: wrong version number',
    },
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: the others have socket.ssl, this node has not',
      text: "[Note] WSREP: (39434bbd-85ef, 'tcp://127.0.0.1:4567') connection to peer 00000000-0000 with addr tcp://127.0.0.1:4568 timed out, no messages seen in PT3S, socket stats: rtt: 31",
    },
    { where: 'error log mariadb/pxc', text: 'SSL handshake: wrong version number' },
    { where: 'error log galera', text: 'handshake with remote endpoint ssl://… failed: asio.ssl' },
  ],
  why: 'wsrep_provider_options socket.ssl_* differ between nodes (or SST encrypt= differs): a TLS peer talks to a plaintext one on 4567/4444.',
  proof:
    'Compare @@wsrep_provider_options socket.ssl* and [sst] encrypt on all nodes; ClientHello to 4567 answered by 16 03 or not.',
  fix: [
    'wsrep_provider_options="socket.ssl=yes;socket.ssl_key=…;socket.ssl_cert=…;socket.ssl_ca=…" on every node; socket.dynamic=true (Galera 4.8+) while rolling',
  ],
  lookAlikes: ['network-plaintext-error-inside-handshake', 'galera-cert-refused'],
  reads: ['server.group', 'log.lines'],
  run: foundGroup('galera', 'differs'),
};
