import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'client-ca-implies-verify',
  family: 'options',
  title: 'ssl-ca without ssl-mode makes MySQL clients verify the server',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'MySQL 5.7.11+-9.7; MariaDB Connector/C also checks the chain (not the name) once ssl-ca/ssl-capath is set',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-ca=other-ca.pem; client mysql 9.7 ssl-capath=/nonexist',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mysql 9.7 --ssl-ca=ca.pem to a server without TLS',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'client mariadb 10.11 --ssl-capath=/nonexist (ssl-verify-server-cert is FALSE)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
  ],
  why: 'Without an explicit ssl-mode, --ssl-ca or --ssl-capath raises the mode to VERIFY_CA: a stale ssl-ca in [client] breaks every tool, and TLS becomes mandatory.',
  proof:
    'ssl-ca/ssl-capath present, ssl-mode absent in --print-defaults; offline: `openssl verify -CAfile FILE server.pem` fails; adding --ssl-mode=REQUIRED connects with the warning of client-ca-given-not-verified.',
  fix: [
    "give the CA that signed the server's certificate: MySQL's own is /var/lib/mysql/ca.pem of that server",
    "check: mysql --ssl-mode=VERIFY_CA --ssl-ca=… -e 'select 1'",
  ],
  lookAlikes: ['server-cert-unknown-ca', 'client-ca-given-not-verified', 'server-has-no-tls'],
  reads: ['client.options'],
  run: (facts) => {
    const { intent, settings, program } = facts.client ?? {};
    const verified = facts.wire?.attempts[0]?.tls?.verified;
    if (intent?.sslModeFrom !== 'implied-by-ca' || verified?.ok !== false) return [];
    if (program !== undefined && !/^mysql-/.test(program.id)) return [];
    return [
      {
        what: `no ssl-mode was given, but ssl-ca=${settings?.ca ?? settings?.capath} makes the client verify the server`,
        evidence: { ca: settings?.ca ?? settings?.capath ?? '', error: verified.error ?? '' },
      },
    ];
  },
};
