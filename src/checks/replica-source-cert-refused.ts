import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { restartReplica } from './engine/replica-mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'replica-source-cert-refused',
  family: 'network-ops',
  title: 'The replica refuses the certificate of its source for its dates, purpose or revocation',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [],
  why: 'The chain leads to the CA that the channel names, but a certificate in it is expired, not yet valid, revoked or not meant for servers. The replica reports it with the text of a wrong CA.',
  proof: "OpenSSL's verification of the source's chain against the channel's CA names the reason.",
  fix: [
    'openssl s_client -starttls mysql -connect SOURCE:3306 -CAfile CA.pem -verify_return_error </dev/null',
    'renew the certificate of the source, reload it, START REPLICA',
  ],
  lookAlikes: ['replica-wrong-ca', 'server-cert-expired'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-source-cert-refused', (facts, replica) => [
    `openssl s_client -starttls mysql -connect ${replica.host}:${replica.port} -CAfile ${shellWord(replica.files.ca ?? 'CA.pem')} -verify_return_error </dev/null`,
    `tlsql doctor -h ${shellWord(replica.host)} -P ${replica.port} -u ${shellWord(replica.user)} --ssl-mode=VERIFY_CA --ssl-ca=${shellWord(replica.files.ca ?? 'CA.pem')}   # what to mend on the source`,
    ...restartReplica(facts, replica),
  ]),
};
