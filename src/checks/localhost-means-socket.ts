import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'localhost-means-socket',
  family: 'options',
  title: '-h localhost uses the Unix socket: port ignored, other TLS rules, perhaps another server',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL clients: -P is ignored with localhost; MariaDB clients: an explicit -P means TCP',
  symptoms: [
    { where: 'client mysql 9.7 -hlocalhost -P3306 -S other/s', text: 'select @@port → 3307; Ssl_cipher empty' },
    {
      where: 'client mysql 9.7 -hlocalhost -P3306 --ssl-mode=REQUIRED',
      text: "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
    },
    { where: 'client mariadb 10.11 / 11.8 -hlocalhost -P3306', text: 'goes to TCP port 3306' },
    {
      where: 'client mariadb 11.8 -hlocalhost -P3306',
      text: "ERROR 2002 (HY000): Can't connect to server on 'localhost' (115)  (TCP!)",
    },
    { where: 'client mysql 9.7 -S, PREFERRED', text: 'Ssl_cipher\t(empty)' },
    { where: 'client mysql 9.7 -S --ssl-mode=REQUIRED', text: 'Ssl_cipher\tTLS_AES_128_GCM_SHA256' },
    { where: 'client mariadb 11.8 -S', text: 'Ssl_cipher\tTLS_AES_256_GCM_SHA384' },
  ],
  why: "For localhost C clients choose the socket. MySQL's PREFERRED uses no TLS there (REQUIRED does), MariaDB clients 10.11 and 11.8 do; so Ssl_cipher on a socket says nothing about TCP.",
  proof:
    "host is localhost or empty and no protocol=TCP in the effective options; compare @@port with the port given; performance_schema.threads.connection_type = Socket, or `status` shows 'Localhost via UNIX socket'.",
  fix: [
    'mysql -h127.0.0.1 -P3306 or --protocol=TCP',
    'check: mysql --protocol=TCP -e "select @@port; SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['option-file-not-the-one-read', 'client-tls-optional-plaintext', 'server-ssl-disabled-by-option'],
  reads: ['client.options'],
  run: (facts) => {
    const { intent, settings, program } = facts.client ?? {};
    const port = settings?.origins.port;
    // tlsql takes TCP where a port is on the command line; the mysql program does not.
    const ours = settings?.warnings.some(({ id }) => id === 'port-means-tcp') ?? false;
    const socket =
      intent?.transport === 'socket' && port?.kind === 'file' && settings?.origins.socket.kind === 'default';
    if (intent?.host !== 'localhost' || !(ours || socket) || /^mariadb/.test(program?.id ?? '')) return [];
    return [
      {
        what: `to MySQL's programs localhost means the socket: the port ${settings?.port} has no effect, and other TLS rules hold`,
        evidence: { host: 'localhost', port: settings?.port ?? 0, socket: intent.socket ?? '' },
        fix: [`tlsql connect -h 127.0.0.1 -P ${settings?.port} -e "SHOW STATUS LIKE 'Ssl_cipher'"`],
      },
    ];
  },
};
