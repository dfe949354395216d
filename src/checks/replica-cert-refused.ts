import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { identityLines } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-cert-refused',
  family: 'network-ops',
  title: 'The source refuses the certificate that the replica shows',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [],
  why: "The certificate of SOURCE_SSL_CERT is not issued by a CA of the source's ssl_ca, is expired, or is not meant for clients. With TLS 1.3 the replica sees a lost connection.",
  proof:
    'Our own handshake with the same certificate ends in an alert or is cut off after it; without a certificate it passes.',
  fix: [
    'openssl verify -purpose sslclient -CAfile CA-OF-SOURCE.pem /etc/mysql/tls/replica-cert.pem',
    'START REPLICA; SHOW REPLICA STATUS',
  ],
  lookAlikes: ['replica-require-x509-no-cert', 'client-cert-refused-shown-as-lost-connection'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-cert-refused', (facts, replica) => identityLines(facts, replica, 'refused')),
};
