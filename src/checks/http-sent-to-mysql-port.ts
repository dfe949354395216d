import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'http-sent-to-mysql-port',
  family: 'network-ops',
  title: 'A browser, HTTP health check or HTTP proxy talks to the MySQL port',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [
    { where: 'wire mysql 9.7', text: '#08S01Got packets out of order' },
    {
      where: 'server log mysql 9.7 (log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Got packets out of order',
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] mariadbd: Got packets out of order' },
    { where: 'client (browser/curl)', text: 'Received HTTP/0.9 when not allowed' },
  ],
  why: "'GET ' is taken as a packet header with a wrong sequence number; server answers ERR 1156 and closes; each one is a connect error of that host.",
  proof:
    'Server side: repeated Aborted_connects from the load balancer address, the log line shown (MariaDB logs it as ERROR at every log_warnings level), COUNT_HANDSHAKE_ERRORS grows, Ssl_accepts does not.',
  fix: [
    'make the check a MySQL one (haproxy: option mysql-check user check post-41; k8s: exec probe mysqladmin ping)',
    'check: Aborted_connects stops growing',
  ],
  lookAlikes: ['health-check-blocks-host'],
};
