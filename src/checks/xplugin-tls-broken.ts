import type { Check } from './engine/check.ts';
import { foundSideChannel } from './engine/side-channel.ts';

export const check: Check = {
  id: 'xplugin-tls-broken',
  family: 'server-files',
  title: "X Plugin (port 33060) has no TLS: mysqlx_ssl_* is broken, or the server's own TLS is",
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['side-port-without-tls'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-011302] [Server] Plugin mysqlx reported: \'Failed at SSL configuration: "Unable to get certificate"\'',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-011302] [Server] Plugin mysqlx reported: \'Failed at SSL configuration: "Unable to get private key"\'',
    },
    {
      where: 'server log mysql 9.7, no mysqlx_ssl_*, server TLS broken',
      text: '[Warning] [MY-011302] [Server] Plugin mysqlx reported: \'Failed at SSL configuration: "SSL context is not usable without certificate and private key"\'',
    },
    {
      where: 'server log mysql 9.7, log_error_verbosity=3',
      text: "[Note] [MY-011242] [Server] Plugin mysqlx reported: 'Neither MySQL Server nor Mysqlx Plugin has valid SSL configuration'",
    },
    { where: 'SHOW STATUS', text: 'Mysqlx_ssl_server_not_after\t(empty)' },
  ],
  why: "X Plugin uses its own mysqlx_ssl_* when set ('Using SSL configuration from Mysqlx Plugin'), else the server's; it is not in tls_channel_status, and RELOAD TLS does not touch it: after a renewal port 33060 keeps the old certificate until the restart.",
  proof: "Mysqlx_ssl_server_not_after empty; MY-011240 (server's files) or MY-011241 (own files) says which set.",
  fix: [
    "mend or remove mysqlx_ssl_ca/cert/key in [mysqld] (empty = the server's)",
    'restart (the variables are read-only)',
    'mysqlsh --mysqlx -h HOST -P 33060 --ssl-mode=REQUIRED',
  ],
  lookAlikes: ['admin-channel-tls-broken', 'server-cert-file-missing'],
  reads: ['server.files', 'admin.variables'],
  run: foundSideChannel('mysqlx'),
};
