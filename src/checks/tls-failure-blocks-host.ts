import { foundFill } from './engine/blocked-host.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'tls-failure-blocks-host',
  family: 'network-ops',
  title: 'A client that fails the TLS handshake again and again gets its whole host blocked',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['errors-counted'],
  versions:
    'MySQL 5.6-9.7, MariaDB 10.11-11.8 (default max_connect_errors=100, peer not loopback: blocked after exactly 100 refused certificates)',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 1129 (HY000): Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    },
    {
      where: 'status delta per try',
      text: 'Ssl_accepts +1, Ssl_finished_accepts +0, Aborted_connects +1; host_cache SUM_CONNECT_ERRORS +1, COUNT_HANDSHAKE_ERRORS +1, COUNT_SSL_ERRORS +0',
    },
    {
      where: 'client mariadb 10.11 / 11.8 against MySQL 9.7',
      text: "ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The authenticity of the following error cannot be verified: 1129 - Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    },
    {
      where: 'client mariadb 10.11 against MariaDB 10.11',
      text: "ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The authenticity of the following error cannot be verified: 1129 - Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'",
    },
    {
      where: 'driver mysql2',
      text: "code=ER_HOST_IS_BLOCKED message=Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    },
    {
      where: 'driver mariadb (node)',
      text: "code=ER_HOST_IS_BLOCKED message=(conn:-1, no: 1129, SQLState: HY000) Host '192.0.2.2' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    },
  ],
  why: "A client that rejects the server's certificate, or sends one that the server rejects, ends the handshake: each counts as a connect error of its host, so one wrong CA or certificate locks out every application there.",
  proof:
    'Ssl_accepts minus Ssl_finished_accepts grows together with COUNT_HANDSHAKE_ERRORS of the IP. COUNT_SSL_ERRORS is NOT the counter of failed handshakes: it only counts accounts whose REQUIRE SSL/X509/ISSUER/SUBJECT was not met (1045). Also: performance_schema.host_cache: SUM_CONNECT_ERRORS >= max_connect_errors and COUNT_HANDSHAKE_ERRORS large for the IP (MariaDB: empty while performance_schema is off; there Ssl_accepts minus Ssl_finished_accepts counts the cut handshakes: 100 and 0 seen).',
  fix: [
    'correct the CA/certificate on the failing client, then TRUNCATE TABLE performance_schema.host_cache',
    'mysql -e "TRUNCATE TABLE performance_schema.host_cache"   # or mysqladmin flush-hosts',
    'mysql -e "SET PERSIST max_connect_errors=1000000"',
    '# then repair the certificate that caused it',
    'check: Ssl_finished_accepts grows with Ssl_accepts',
  ],
  lookAlikes: ['health-check-blocks-host', 'client-cert-expired'],
  reads: ['wire.attempts', 'admin.status'],
  run: foundFill(
    'tls',
    'began TLS and ended in the middle of the handshake: a certificate is refused, by one side or the other',
  ),
};
