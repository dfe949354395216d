import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'session-ssl-status-empty-mariadb',
  family: 'accounts-auth',
  title: 'sys.session_ssl_status is empty on MariaDB (performance_schema off)',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MariaDB (default performance_schema=OFF)',
  symptoms: [
    { where: 'mariadb 10.11/11.8: SELECT * FROM sys.session_ssl_status', text: '(0 rows)' },
    { where: 'mariadb: SELECT @@performance_schema', text: '0' },
    {
      where: 'mysql 9.7: SELECT * FROM sys.session_ssl_status',
      text: '255\t\t\t0   (thread_id, ssl_version, ssl_cipher, ssl_sessions_reused; empty = plain)',
    },
  ],
  why: "The view reads performance_schema.status_by_thread. Zero rows mean 'not measured', not 'nobody encrypted'.",
  proof: '@@performance_schema=0.',
  fix: [
    '[mysqld] performance_schema=ON and restart',
    "or per session: SHOW SESSION STATUS LIKE 'Ssl_%'",
    "MySQL 5.7+: SELECT processlist_user,processlist_host,connection_type FROM performance_schema.threads WHERE processlist_id IS NOT NULL;   -- 'TCP/IP' clear, 'SSL/TLS' encrypted, 'Socket'",
  ],
  lookAlikes: ['require-not-set'],
};
