import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { restartAndProve } from './engine/mend.ts';
import { isRunning, knownFlavor } from './engine/server-mend.ts';
import { withoutTls } from './engine/server-tls-off.ts';

export const check: Check = {
  id: 'server-reload-without-tls-does-nothing',
  family: 'server-files',
  title: 'MariaDB: FLUSH SSL on a server that started without TLS says OK and does nothing',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['server-tls-off'],
  versions: 'MariaDB 10.11, 11.8 with --skip-ssl; MySQL 9.7 differs',
  symptoms: [
    { where: 'MariaDB 10.11 FLUSH SSL', text: 'Query OK (no error, no warning), have_ssl stays DISABLED' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    { where: 'MySQL 9.7 in the same state', text: 'ALTER INSTANCE RELOAD TLS works and switches TLS on' },
    {
      where: "MySQL 9.7 started with tls_version=''",
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: TLS version is invalid',
    },
  ],
  why: 'MariaDB refreshes only an existing acceptor. A renewal script sees success.',
  proof: 'have_ssl=DISABLED before and after; server greeting without CLIENT_SSL.',
  fix: [
    'set ssl_* under [mysqld], systemctl restart mariadb',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-tls-not-configured', 'server-cert-not-reloaded'],
  reads: ['admin.variables', 'server.options'],
  run,
};

/** Nobody logs that statement: where flushes were counted, or files stand ready, it is told what it does. */
function run(facts: Facts): readonly Found[] {
  const { variables, status } = facts.admin ?? {};
  const off = variables?.have_ssl === undefined ? withoutTls(facts) : variables.have_ssl === 'DISABLED';
  if (!off || !isRunning(facts) || knownFlavor(facts) !== 'mariadb') return [];
  const flushes = Number(status?.com_flush ?? 0);
  const ready = facts.server?.inForce?.['ssl-cert'] ?? '';
  if (flushes === 0 && ready === '') return [];
  const counted = flushes === 0 ? '' : ` (${flushes} FLUSH statements were counted since)`;
  return [
    {
      what: `FLUSH SSL says OK on this server and changes nothing: it started without TLS${counted}, and MariaDB takes it up at a start alone`,
      evidence: { have_ssl: variables?.have_ssl ?? 'not offered', flushes, 'ssl-cert': ready },
      // What keeps TLS off is told by the check that finds it.
      severity: 'notice',
      mends: restartAndProve,
    },
  ];
}
