import type { Check } from './engine/check.ts';
import { foundServerValue, serverValue } from './engine/option-value-found.ts';
import { ending, setOption } from './engine/server-file-mend.ts';
export const check: Check = {
  id: 'admin-channel-tls-incomplete',
  family: 'options',
  title: 'Some admin_ssl_* or admin_tls_* is set, but the admin port has no certificate of its own',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['side-port-without-tls'],
  versions: 'MySQL 8.0.21+',
  symptoms: [
    {
      where: 'server log mysql 9.7 (only admin-tls-version)',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_admin. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL context is not usable without certificate and private key',
    },
    { where: 'performance_schema.tls_channel_status', text: 'mysql_admin | Enabled | No' },
    {
      where: 'client mysql 9.7 -P$ADMINPORT --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    { where: 'client mysql 9.7 -P$ADMINPORT, default ssl-mode', text: 'connects in plain text' },
    {
      where: 'SQL mysql 9.7, reload with admin_ssl_ca still empty',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
  ],
  why: "Without any admin_* TLS option the admin port uses the main channel's context; setting one of them makes a separate, empty context. A fault there does not touch the main port, and the log also holds the main channel's success line.",
  proof:
    'admin_address set and any admin_ssl_*/admin_tls_* non-default, admin_ssl_cert or admin_ssl_key empty; tls_channel_status for mysql_admin Enabled=No.',
  fix: [
    'admin-ssl-ca, admin-ssl-cert, admin-ssl-key as well (all three), or remove admin-tls-version',
    'ALTER INSTANCE RELOAD TLS FOR CHANNEL mysql_admin;',
    "check: SELECT * FROM performance_schema.tls_channel_status WHERE CHANNEL='mysql_admin' AND PROPERTY='Enabled'",
  ],
  lookAlikes: ['server-tls-on-without-cert', 'tls-version-removed'],
  reads: ['server.options'],
  run: (facts) => {
    const value = (name: string): string => serverValue(facts, name) ?? '';
    if (value('admin-address') === '' || (value('admin-ssl-cert') !== '' && value('admin-ssl-key') !== '')) return [];
    const given = Object.keys(facts.server?.inForce ?? {}).find(
      (name) => /^admin-(ssl|tls)-/.test(name) && value(name) !== '',
    );
    if (given === undefined) return [];
    const missing = ['admin-ssl-cert', 'admin-ssl-key'].filter((name) => value(name) === '').join(' and ');
    const says = `one such option makes the admin port need its own certificate, and ${missing} are not set: it has no TLS`;
    const { cert, key, ca } = facts.server?.files ?? {};
    const own = [
      ...(cert === undefined ? [] : setOption('admin-cert', cert.path, facts)),
      ...(key === undefined ? [] : setOption('admin-key', key.path, facts)),
      ...(ca === undefined ? [] : setOption('admin-ca', ca.path, facts)),
    ];
    const found = foundServerValue(facts, given, { says });
    return [own.length === 0 ? found : { ...found, mends: ending(own) }];
  },
};
