import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { lookThere } from './engine/set-up-tls.ts';

export const check: Check = {
  id: 'server-has-no-tls',
  family: 'clients-drivers',
  title: 'The client insists on TLS and this address and port does not offer it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['tls-not-offered'],
  versions:
    "All. Typical servers: MariaDB 10.x without ssl-cert/ssl-key, MySQL 5.6 without files, skip-ssl / ssl=0, tls_version='' , ProxySQL/HAProxy/MaxScale listener without TLS, a TLS start-up failure that left the server up without TLS.",
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED or higher',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'client mariadb 11.8 (default)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: SSL is required, but the server does not support it',
    },
    {
      where: 'driver DBD::MariaDB 1.22 mariadb_ssl=1',
      text: 'TLS/SSL error: SSL is required, but the server does not support it',
    },
    {
      where: 'driver mysql2 / mysqljs',
      text: 'Server does not support secure connection (code HANDSHAKE_NO_SSL_SUPPORT)',
    },
    {
      where: 'driver mariadb npm',
      text: 'Trying to connect with ssl, but ssl not enabled in the server (code ER_SERVER_SSL_DISABLED, errno 45023)',
    },
    { where: 'driver Connector/J 8.0.33 / 9.3.0', text: 'SSL Connection required, but not provided by server.' },
    { where: 'driver Connector/J 5.1.49', text: 'SSL Connection required, but not supported by server.' },
    {
      where: 'driver MariaDB Connector/J 2.7.6 / 3.5.10',
      text: 'Trying to connect with ssl, but ssl not enabled in the server',
    },
    { where: 'driver PyMySQL 1.2.3', text: '(2026, "SSL is required but the server doesn\'t support it")' },
    { where: 'driver mysql-connector-python', text: "2026: SSL is required but the server doesn't support it" },
    { where: 'driver go-sql-driver', text: 'TLS requested but server does not support TLS' },
    { where: 'driver PHP 8.2 mysqli / PDO (mysqlnd)', text: 'MySQL server has gone away (2006)' },
    { where: 'driver RMySQL client.flag=CLIENT_SSL (and other CLIENT_SSL-flag users)', text: 'Bad handshake' },
  ],
  why: "The greeting's capability flags lack CLIENT_SSL (0x0800). RMySQL's 'Bad handshake' is the server's answer to a CLIENT_SSL flag sent without a TLS handshake following it.",
  proof:
    "Read the greeting (no log-in needed): bit 0x0800. Then on the server: MariaDB SHOW VARIABLES LIKE 'have_ssl' (DISABLED/NO), MySQL 8.0.21+: SELECT * FROM performance_schema.tls_channel_status (Enabled=No).",
  fix: [
    'server my.cnf: [mysqld] ssl-ca=…, ssl-cert=…, ssl-key=… ; restart, or MySQL ALTER INSTANCE RELOAD TLS / MariaDB FLUSH SSL (FLUSH SSL cannot switch TLS on where it was off at start: restart)',
    "check: SHOW VARIABLES LIKE 'have_ssl' = YES (MariaDB) and the client connects with a cipher",
  ],
  lookAlikes: [
    'driver-php-hides-tls-cause',
    'client-tls-optional-plaintext',
    'server-tls-not-configured',
    'server-ssl-disabled-by-option',
  ],
  reads: ['wire.attempts'],
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    if (
      attempt === undefined ||
      !(
        attempt.greeting?.offersTls === false &&
        attempt.to.socket === undefined &&
        (attempt.tlsWanted || attempt.login?.ok === false)
      )
    )
      return [];
    return [
      {
        what: `the server at ${addressText(attempt)} does not offer TLS (no CLIENT_SSL in its greeting)`,
        evidence: {
          address: addressText(attempt),
          version: attempt.greeting?.version ?? '',
          capabilities: `0x${(attempt.greeting?.capabilities ?? 0n).toString(16)}`,
        },
        mends: lookThere(facts),
      },
    ];
  },
};
