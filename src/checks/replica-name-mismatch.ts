import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { type ChannelOptions, changeLines, sqlText } from './engine/replica-mend.ts';
import { sourceName } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-name-mismatch',
  family: 'network-ops',
  title: "Name verification is on and the source's host is not in its certificate",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all; MariaDB 11.4+ has it on by default',
  symptoms: [
    {
      where: 'replica mysql 9.7 Last_IO_Error',
      text: 'Message: SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'replica mariadb 11.8/10.11 Last_IO_Error',
      text: 'message: SSL connection error: SSL certificate validation failure',
    },
  ],
  why: 'Host as written in SOURCE_HOST/MASTER_HOST (IP, VIP, localhost) is not in SAN/CN.',
  proof:
    'Chain verifies; name does not. In MariaDB the texts differ: reason(0) = chain, "SSL certificate validation failure" = name; MySQL has one text for both.',
  fix: ["use the certificate's name as SOURCE_HOST, or reissue with the SAN", 'check: Last_IO_Errno 0'],
  lookAlikes: ['replica-wrong-ca'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-name-mismatch', (facts, replica) => [
    `openssl s_client -starttls mysql -connect ${replica.host}:${replica.port} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName -subject`,
    ...changeLines(facts, replica, named(sourceName(replica))),
  ]),
};

const named = (name: string | undefined): ChannelOptions => (name === undefined ? {} : { HOST: sqlText(name) });
