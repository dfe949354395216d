import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { reloadAndProve } from './engine/mend.ts';
import { refusedReload, servesItsFile } from './engine/reload.ts';
import { withoutTls } from './engine/server-tls-off.ts';

export const check: Check = {
  id: 'server-reload-failed-old-cert-kept',
  family: 'server-files',
  title: 'A TLS reload failed and the old certificate stays in use',
  role: 'background',
  severity: 'notice',
  seenFrom: ['wire', 'server-log', 'admin-login'],
  leadsTo: ['reload-refused'],
  versions: 'MySQL 8.0.16-9.7; MariaDB 10.4-11.8',
  symptoms: [
    {
      where: 'MySQL 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    {
      where: 'MySQL 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    {
      where: 'MySQL 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Private key does not match the certificate public key',
    },
    {
      where: 'MySQL 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'MySQL 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'MySQL 9.7, tls_version empty',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: TLS version is invalid',
    },
    {
      where: 'MariaDB 10.11/11.8',
      text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: Unable to get private key',
    },
    {
      where: 'MariaDB 10.11/11.8',
      text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: Unable to get certificate',
    },
    {
      where: 'MariaDB 10.11/11.8',
      text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'MariaDB 10.11/11.8',
      text: 'ERROR 1105 (HY000): Failed to refresh SSL, error: Private key does not match the certificate public key',
    },
    {
      where: 'server log mariadb 10.11/11.8',
      text: "SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'",
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'.",
    },
  ],
  why: 'The reload loads a whole new context and drops it on any error; the file path stands in the error LOG only, the SQL error has none. For a CA file nothing is logged at all on MariaDB.',
  proof:
    'Error 3888/1105 after reload + unchanged serial on the wire. The real cause is the entry with the same text at start (missing, unreadable, not a pair, too weak …): inspect the files.',
  fix: [
    'read the log line with the file name',
    'replace files in pairs: write both to temporary names, mv key, mv cert, reload at once (a reload between the two fails harmlessly)',
    'repeat the reload until no error; compare serials',
  ],
  lookAlikes: ['server-key-cert-mismatch', 'server-key-unreadable', 'server-reload-refuses-chain-file'],
  reads: ['log.lines', 'admin.status'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const refused = refusedReload(facts);
  // Where it serves what stands in its file there was nothing new, or the server was restarted by another way.
  // NO ROLLBACK ON ERROR keeps nothing.
  if (refused === undefined || servesItsFile(facts) === true || withoutTls(facts)) return [];
  return [
    {
      what: `${refused.seen}, and the server goes on with the certificate that it had`,
      evidence: { reload: refused.seen, log: refused.lines },
      mends: reloadAndProve,
    },
  ];
}
