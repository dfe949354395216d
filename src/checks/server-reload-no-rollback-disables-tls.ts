import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { pairVerdict } from './engine/key-pair.ts';
import { reloadAndProve } from './engine/mend.ts';
import { flavorOf } from './engine/server-mend.ts';
import { serverObstacles } from './engine/server-obstacle.ts';

export const check: Check = {
  id: 'server-reload-no-rollback-disables-tls',
  family: 'server-files',
  title: 'ALTER INSTANCE RELOAD TLS NO ROLLBACK ON ERROR with bad files switched TLS off',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-log', 'admin-login'],
  leadsTo: ['server-tls-off'],
  versions: 'MySQL 8.0.16-9.7',
  symptoms: [
    {
      where: 'MySQL 9.7 (statement succeeds)',
      text: 'Warning 3888 Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    { where: 'performance_schema.tls_channel_status', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED after NO ROLLBACK ON ERROR',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'SQL mysql 9.7, … NO ROLLBACK ON ERROR (SHOW WARNINGS)',
      text: 'Warning\t3888\tFailed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
  ],
  why: 'With NO ROLLBACK the failed load leaves the channel without a context: new connections get no TLS; PREFERRED clients silently fall back to plain text.',
  proof:
    'tls_channel_status Enabled=No although MY-013602 was logged at start and no restart followed; MY-010069 without MY-013595 beside it.',
  fix: [
    'mend the files, then ALTER INSTANCE RELOAD TLS;   (verified: TLS returns without a restart)',
    'never use NO ROLLBACK ON ERROR without require_secure_transport=ON',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-tls-not-configured', 'server-reload-failed-old-cert-kept'],
  reads: ['server.files', 'admin.variables', 'wire.attempts'],
  run: (facts) => {
    const { cert, key } = facts.server?.files ?? {};
    const enabled = facts.admin?.channels?.find(({ channel }) => channel === 'mysql_main')?.properties.Enabled;
    const off = enabled === undefined ? asked(facts)?.greeting?.offersTls === false : enabled === 'No';
    // It had TLS once since its start: MY-013602.
    const once = facts.log?.sinceStart.some(({ text }) => /MY-013602|configured to support TLS/.test(text)) === true;
    if (
      !once ||
      !off ||
      cert === undefined ||
      flavorOf(facts) !== 'mysql' ||
      facts.admin?.variables?.tls_version === ''
    )
      return [];
    // As they are now the files would do: it is the load that failed, once.
    if (
      pairVerdict(cert.content, key?.content)?.kind !== 'pair' ||
      serverObstacles(facts).some(({ role }) => ['ca', 'cert', 'key'].includes(role))
    )
      return [];
    return [
      {
        what: `the server runs without TLS although ${cert.path} and its key are sound: it loaded them when they were not, and fell back to none`,
        evidence: { cert: cert.path, enabled: enabled ?? 'not offered' },
        mends: reloadAndProve,
      },
    ];
  },
};
