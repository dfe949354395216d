import type { Check } from './engine/check.ts';
import { proofLine } from './engine/server-mend.ts';
export const check: Check = {
  id: 'option-set-global-not-reloaded',
  family: 'options',
  title: 'SET GLOBAL ssl_* without ALTER INSTANCE RELOAD TLS',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['restart-will-fail'],
  versions: 'MySQL 8.0.16+; in MariaDB ssl_* and tls_version are read-only (and ALTER INSTANCE is a syntax error 1064)',
  symptoms: [
    {
      where: 'SQL mysql 9.7',
      text: '@@ssl_cert=/nope.pem while Current_tls_cert=/etc/mysql/tls/server.pem; SET gives no error for a file that is not there',
    },
    {
      where: 'SQL mysql 9.7, ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/nope.pem'.",
    },
    { where: 'SQL mariadb 10.11', text: "ERROR 1238 (HY000): Variable 'ssl_cert' is a read only variable" },
  ],
  why: 'ssl_* variables are only the next values; the context in use shows in Current_tls_*. RELOAD keeps the old one on error; NO ROLLBACK ON ERROR switches TLS off instead and returns success with a warning. A wrong SET stays hidden until the next restart.',
  proof:
    '@@ssl_X <> Current_tls_X (SHOW STATUS / performance_schema.tls_channel_status); tls_channel_status Enabled=No after NO ROLLBACK.',
  fix: [
    "SET GLOBAL ssl_cert='/etc/mysql/ssl/server.pem'; SET GLOBAL ssl_key='…'; ALTER INSTANCE RELOAD TLS;",
    'MariaDB: change the option file and restart, or replace the file in place and FLUSH SSL',
    "check: SHOW STATUS LIKE 'Current_tls_cert'; SHOW STATUS LIKE 'Ssl_server_not_after'",
  ],
  lookAlikes: ['option-file-edited-not-restarted'],
  reads: ['admin.status'],
  run: (facts) => {
    const { variables = {}, status = {} } = facts.admin ?? {};
    const names = ['ssl_ca', 'ssl_capath', 'ssl_cert', 'ssl_key', 'ssl_crl', 'ssl_crlpath', 'tls_version'];
    const differ = names.filter((name) => {
      const [set, now] = [variables[name], status[`current_tls_${name.replace(/^(ssl|tls)_/, '')}`]];
      return set !== undefined && now !== undefined && set !== now;
    });
    if (differ.length === 0) return [];
    return [
      {
        what: `${differ.join(', ')} ${differ.length === 1 ? 'was' : 'were'} set and not loaded: the server goes on with what it had`,
        evidence: {
          set: Object.fromEntries(differ.map((name) => [name, variables[name] ?? ''])),
          loaded: Object.fromEntries(
            differ.map((name) => [name, status[`current_tls_${name.replace(/^(ssl|tls)_/, '')}`] ?? '']),
          ),
        },
        fix: ['mysql -e "ALTER INSTANCE RELOAD TLS"', proofLine(facts)],
      },
    ];
  },
};
