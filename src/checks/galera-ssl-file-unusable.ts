import type { Check } from './engine/check.ts';
import { foundGroup } from './engine/group-fault.ts';

export const check: Check = {
  id: 'galera-ssl-file-unusable',
  family: 'network-ops',
  title: 'Galera cannot use a file of socket.ssl_*',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['replication-broken', 'server-not-running'],
  versions: 'Galera 3/4',
  symptoms: [
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: no such file',
      text: "[ERROR] WSREP: Bad value '/etc/mysql/ssl/node-key.pem' for SSL parameter 'socket.ssl_key': -2147483646: 'error:FFFFFFFF80000002:system library::No such file or directory'",
    },
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: the key is not that of the certificate',
      text: "[ERROR] WSREP: Bad value '/etc/mysql/ssl/node-key.pem' for SSL parameter 'socket.ssl_key': 92274804: 'error:05800074:x509 certificate routines::key values mismatch'",
    },
    {
      where: 'server log mariadb 10.11, Galera 26.4.23: one of key and certificate is not set',
      text: "[ERROR] WSREP: To enable SSL at least both of 'socket.ssl_key' and 'socket.ssl_cert' must be set",
    },
    { where: 'the same log', text: '[ERROR] WSREP: Failed to load provider' },
  ],
  why: 'The provider reads its own files when it is loaded, as the user of the server, and the server does not start without it: ssl_cert of the server has nothing to do with it.',
  proof: 'The log names file and option; the path walked as the user of the server names the component.',
  fix: [
    'sudo -u mysql head -c1 /etc/mysql/ssl/node-key.pem >/dev/null && echo opens',
    'wsrep_provider_options="socket.ssl=yes;socket.ssl_key=…;socket.ssl_cert=…;socket.ssl_ca=…"',
  ],
  lookAlikes: ['server-key-file-missing', 'galera-ssl-option-separate'],
  reads: ['server.group', 'log.lines'],
  run: foundGroup('galera', 'file'),
};
