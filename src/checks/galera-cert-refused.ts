import type { Check } from './engine/check.ts';
import { foundGroup } from './engine/group-fault.ts';

export const check: Check = {
  id: 'galera-cert-refused',
  family: 'network-ops',
  title: 'Galera: one node refuses the certificate of another',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['replication-broken', 'server-not-running'],
  versions: 'Galera 3/4',
  symptoms: [
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: the node that joins has another socket.ssl_ca',
      text: '[Note] WSREP: Failed to establish connection: certificate verify failed: self-signed certificate in certificate chain',
    },
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: its certificate is of another CA',
      text: "[Warning] WSREP: read_handler(): tlsv1 alert unknown ca (167773208: 'error:0A000418:SSL routines::tlsv1 alert unknown ca')",
    },
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: its certificate has expired',
      text: "[Warning] WSREP: read_handler(): sslv3 alert certificate expired (167773205: 'error:0A000415:SSL routines::sslv3 alert certificate expired')",
    },
    {
      where: 'the same log, half a minute later',
      text: '[ERROR] WSREP: failed to open gcomm backend connection: 110: failed to reach primary view',
    },
  ],
  why: 'Galera verifies both sides: every node must trust the issuer of every other (socket.ssl_ca), and no certificate may have expired. A node that is let in by none ends after pc.wait_prim_timeout (30 s).',
  proof:
    "A handshake with the group port of another node, made with this node's files, ends at the certificate; the logs of both name the reason.",
  fix: [
    'openssl verify -CAfile CA.pem NODE.pem   # the CA file of each node against the certificate of each other',
    'renew what has expired; put one CA file with all issuers into socket.ssl_ca of all nodes',
  ],
  lookAlikes: ['galera-ssl-differs-between-nodes', 'galera-ssl-file-unusable'],
  reads: ['server.group', 'log.lines'],
  run: foundGroup('galera', 'certificate'),
};
