import type { Check } from './engine/check.ts';
import { foundSideChannel } from './engine/side-channel.ts';

export const check: Check = {
  id: 'admin-channel-tls-broken',
  family: 'server-files',
  title: 'admin_ssl_* is broken: the administrative port has no TLS although the main port has',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['side-port-without-tls'],
  versions: 'MySQL 8.0.21-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_admin. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/etc/mysql/tls/admin-cert.pem'.",
    },
    {
      where: 'server log mysql 9.7, nothing inherited',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL context is not usable without certificate and private key',
    },
    { where: 'performance_schema.tls_channel_status', text: 'mysql_admin\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 on the admin port, REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: "The admin channel has its own files; if they fail it does NOT fall back to the main ones. With no admin_ssl_* it copies the main channel's: broken with it.",
  proof: "tls_channel_status row mysql_admin Enabled=No; the log's MY-013595 names the channel.",
  fix: [
    'admin_ssl_cert/admin_ssl_key/admin_ssl_ca right, then ALTER INSTANCE RELOAD TLS FOR CHANNEL mysql_admin;',
    'mysql -h127.0.0.1 -P33062 --ssl-mode=REQUIRED -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-cert-file-missing', 'server-tls-not-configured'],
  reads: ['server.files', 'admin.variables'],
  run: foundSideChannel('admin'),
};
