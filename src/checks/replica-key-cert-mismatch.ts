import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { identityLines } from './engine/replica-partner.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'replica-key-cert-mismatch',
  family: 'network-ops',
  title: "The replica's certificate and key do not belong together",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'MySQL 9.7',
  symptoms: [
    { where: 'replica mysql 9.7 Last_IO_Error', text: 'Message: SSL connection error: Unable to get private key' },
  ],
  why: 'SOURCE_SSL_KEY is the key of another certificate (or unreadable): same text.',
  proof: 'openssl x509 -pubkey of the certificate differs from openssl pkey -pubout of the key.',
  fix: ['point SOURCE_SSL_KEY to the key of SOURCE_SSL_CERT', 'check: both public keys equal'],
  lookAlikes: ['server-key-unreadable'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-key-cert-mismatch', (facts, replica) => [
    `openssl x509 -in ${shellWord(replica.files.cert ?? 'CERT')} -noout -pubkey | openssl sha256`,
    `openssl pkey -in ${shellWord(replica.files.key ?? 'KEY')} -pubout | openssl sha256   # both lines must be equal`,
    ...identityLines(facts, replica, 'no-pair'),
  ]),
};
