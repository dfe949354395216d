import { foundFill } from './engine/blocked-host.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'health-check-blocks-host',
  family: 'network-ops',
  title: 'Load balancer checks or a port scanner run up connect errors',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['errors-counted'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 1129 (HY000): Host '192.0.2.1' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    },
    {
      where: 'server log mariadb 11.8',
      text: "[Warning] Aborted connection 10 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'server log mysql 9.7 (log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Got an error reading communication packets',
    },
    {
      where: 'haproxy 2.6 log, option mysql-check with unknown user',
      text: "Layer7 wrong status, code: 1045, info: \"#28000Access denied for user 'haproxy_check'@'192.0.2.1' (using password: NO)\"",
    },
  ],
  why: 'connect + close (nc -z, AWS NLB, k8s tcpSocket, nmap) counts 1 each. HAProxy 2.6 plain `check` on Linux did NOT: it resets before the TCP handshake is complete, the server does not even accept. option mysql-check that is denied (1045) does not count either (COUNT_AUTH_PLUGIN_ERRORS grows) but marks the backend DOWN.',
  proof:
    "host_cache row of the balancer's IP: COUNT_HANDSHAKE_ERRORS grows at the check interval, Ssl_accepts does not. A testing tool that handshakes TLS and leaves counts too, even with a proper close_notify and even with COM_QUIT.",
  fix: [
    "haproxy: option mysql-check user haproxy_check ; CREATE USER haproxy_check@'10.%' with no password (MariaDB / native_password)",
    'or SET GLOBAL max_connect_errors=1000000',
    'check: host_cache.SUM_CONNECT_ERRORS stays 0',
  ],
  lookAlikes: ['tls-failure-blocks-host'],
  reads: ['wire.attempts', 'admin.status'],
  run: foundFill('probes', 'left without asking for TLS or logging in: a port check or a scanner'),
};
