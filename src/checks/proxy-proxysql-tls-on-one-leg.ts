import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'proxy-proxysql-tls-on-one-leg',
  family: 'network-ops',
  title: 'ProxySQL: TLS on one leg only, or no host check on the backend leg',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['session-plain'],
  versions: 'ProxySQL 1.4-2.x',
  symptoms: [
    { where: 'client', text: "SSL is required but the server doesn't support it" },
    { where: 'proxysql log', text: 'SSL connection error' },
  ],
  why: 'mysql-have_ssl=false gives no frontend TLS; mysql_servers.use_ssl=1 without mysql-ssl_p2s_ca encrypts but verifies nothing, and host names are not checked.',
  proof: "Admin: SELECT hostgroup_id,hostname,use_ssl FROM runtime_mysql_servers; SHOW VARIABLES LIKE 'mysql-%ssl%'.",
  fix: [
    "SET mysql-have_ssl='true'; SET mysql-ssl_p2s_ca='/etc/proxysql/ca.pem'; UPDATE mysql_servers SET use_ssl=1; LOAD MYSQL VARIABLES TO RUNTIME; LOAD MYSQL SERVERS TO RUNTIME;",
  ],
  lookAlikes: [],
};
