import type { Facts } from '../facts/facts.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import type { Check } from './engine/check.ts';
import { foundReplica } from './engine/replica-found.ts';
import { type ChannelOptions, changeLines, sqlText } from './engine/replica-mend.ts';
import { caOptions } from './engine/replica-partner.ts';

export const check: Check = {
  id: 'replica-path-relative',
  family: 'network-ops',
  title: 'A relative CA path in CHANGE REPLICATION SOURCE is taken from the data folder',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['replication-broken'],
  versions: 'all',
  symptoms: [
    {
      where: "replica mysql 9.7 Last_IO_Error SOURCE_SSL_CA='nosuch.pem'",
      text: 'Message: SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: "replica mariadb 11.8/10.11 Last_IO_Error MASTER_SSL_CA='nosuch.pem'",
      text: 'message: SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: "replica mysql 9.7 Last_IO_Error SOURCE_SSL_CA='ca.pem'",
      text: 'Message: SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
  ],
  why: "The server's working directory is datadir; 'ca.pem' silently finds MySQL's own auto-generated ca.pem there, i.e. another CA than intended. The statement itself accepts any path.",
  proof:
    "Path has no leading '/': resolve against @@datadir; file missing -> first text, present -> compare fingerprint with the intended CA. Also readable by the mysql user?",
  fix: ["CHANGE … SOURCE_SSL_CA='/etc/mysql/tls/ca.pem'", 'check: sudo -u mysql cat /etc/mysql/tls/ca.pem'],
  lookAlikes: ['replica-wrong-ca', 'server-ca-unreadable'],
  reads: ['admin.replication', 'log.lines'],
  run: foundReplica('replica-path-relative', (facts, replica) =>
    changeLines(facts, replica, { ...absolute(facts, replica), ...caOptions(facts, replica) }),
  ),
};

/** The same files under absolute names, in the folder of the server's own. */
function absolute(facts: Facts, { files }: ReplicaFact): ChannelOptions {
  const folder = facts.server?.files?.cert?.path.replace(/\/[^/]*$/, '') ?? '/etc/mysql/tls';
  const path = (name: string): string => sqlText(name.startsWith('/') ? name : `${folder}/${name}`);
  return {
    ...(files.ca === undefined ? {} : { SSL_CA: path(files.ca) }),
    ...(files.cert === undefined ? {} : { SSL_CERT: path(files.cert) }),
    ...(files.key === undefined ? {} : { SSL_KEY: path(files.key) }),
  };
}
