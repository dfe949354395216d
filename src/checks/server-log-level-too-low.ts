import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-log-level-too-low',
  family: 'accounts-auth',
  title: 'The server log does not say why: the lines need a higher log level',
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['misread-output'],
  versions:
    'MySQL 8.0-9.7 (log_error_verbosity=3 needed); MariaDB (log_warnings >= 1 for the mismatch lines, >= 2 for the rest)',
  symptoms: [
    {
      where: 'server log mysql 9.7, log_error_verbosity=2 (default)',
      text: '(nothing for 1045, subject/issuer/cipher mismatch, bad handshake)',
    },
    {
      where: 'server log mariadb 10.11, log_warnings=2 (default)',
      text: "[Note] X509 subject mismatch: should be '/CN=zzz' but is '/C=DE/O=Acme/OU=Ops/CN=alice'",
    },
    { where: 'server log mariadb 10.11, log_warnings=1', text: 'only the [Note] X509 line, no Access denied line' },
    { where: 'server log mariadb 10.11, log_warnings=0; server log mariadb 11.8, log_warnings=1', text: '(nothing)' },
    {
      where: 'server log mysql 9.7, log_error_verbosity=2 (default)',
      text: '(nothing: neither Bad handshake nor Access denied)',
    },
    { where: 'server log mysql 9.7, log_error_verbosity=3', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where: 'server log mysql 9.7, log_error_verbosity=3',
      text: "[Note] [MY-010926] [Server] Access denied for user 'u'@'192.0.2.2' (using password: YES)",
    },
    {
      where: 'server log mariadb 11.8, log_warnings=2 (default)',
      text: "[Warning] Aborted connection 514 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
  ],
  why: "The lines about bad handshakes, denied logins and REQUIRE mismatches are [Note]s in MySQL, whose default shows errors and warnings only. No server ever logs the TLS reason; MariaDB even says 'closed normally' for a failed handshake.",
  proof: 'SELECT @@log_error_verbosity (MySQL) < 3 or @@log_warnings (MariaDB) < 2; use the counters instead.',
  fix: [
    'SET GLOBAL log_error_verbosity=3;   -- MySQL, then repeat the login, then 2',
    'SET GLOBAL log_warnings=2;   -- MariaDB / 5.6',
    'check: a wrong password appears in the log',
  ],
  lookAlikes: ['require-subject-mismatch', 'account-password-wrong'],
};
