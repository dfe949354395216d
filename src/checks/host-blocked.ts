import { foundServerError } from './engine/attempts.ts';
import { unblockLines } from './engine/blocked-host.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'host-blocked',
  family: 'network-ops',
  title: 'The host is blocked because of many connection errors (1129)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['greeting-refused'],
  versions:
    'all servers; not for loopback peers, not with skip_name_resolve, not for hosts whose reverse lookup fails temporarily',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 1129 (HY000): Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    },
    {
      where: 'server mariadb 11.8/10.11, any client',
      text: "ERROR 1129 (HY000): Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'",
    },
    {
      where: 'client mariadb 11.8 and 10.11.18 with TLS',
      text: "ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The authenticity of the following error cannot be verified: 1129 - Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'",
    },
    {
      where: 'performance_schema.host_cache',
      text: 'SUM_CONNECT_ERRORS >= @@max_connect_errors, COUNT_HOST_BLOCKED_ERRORS > 0',
    },
  ],
  why: 'max_connect_errors (default 100) handshakes in a row from that IP ended without authentication: aborted TCP, failed or abandoned TLS handshakes, rejected certificates. Denied logins (1045) do not count; one successful login resets the sum.',
  proof:
    'The first packet is ERR 1129 (before the greeting, so before TLS). Server side: SELECT ip,SUM_CONNECT_ERRORS,COUNT_HANDSHAKE_ERRORS,COUNT_HOST_BLOCKED_ERRORS FROM performance_schema.host_cache. COUNT_HANDSHAKE_ERRORS without Ssl_accepts = TCP probes; with Ssl_accepts but no Ssl_finished_accepts = TLS failures: fix those first or it returns.',
  fix: [
    'TRUNCATE TABLE performance_schema.host_cache;   -- MySQL 5.6+, MariaDB with performance_schema=ON',
    'FLUSH HOSTS;   -- MariaDB, MySQL <= 8.3 (MySQL 9.7: ERROR 1064)',
    'mysqladmin flush-hosts  /  mariadb-admin flush-hosts',
    'SET PERSIST max_connect_errors=1000000; -- MySQL 8+; MariaDB: SET GLOBAL + option file',
    'check: greeting comes, SUM_CONNECT_ERRORS=0',
  ],
  lookAlikes: ['account-host-not-allowed', 'server-out-of-connections'],
  reads: ['wire.attempts'],
  run: foundServerError([1129], (_text, _attempt, facts) => ({
    fix: unblockLines(facts),
    candidates: ['tls-failure-blocks-host', 'health-check-blocks-host'],
  })),
};
