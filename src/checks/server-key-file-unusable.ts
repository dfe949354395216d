import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-key-file-unusable',
  family: 'server-files',
  title: 'ssl_key names a file that holds no whole private key',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all. MariaDB 10.11/11.8 refuse to start; MySQL 9.7 and 5.6 start without TLS',
  symptoms: [],
  why: 'The file is empty, damaged, or holds something else: the certificate, a public key, parameters. Every server prints the same "Unable to get private key" for it as for a missing or unreadable key.',
  proof: "The file opens for the server's user and parses to no private key; the finding says what it holds instead.",
  fix: [
    'openssl pkey -in /etc/mysql/tls/server-key.pem -noout   # fails as it is',
    'put the key that belongs to the certificate in its place, then reload or restart',
  ],
  lookAlikes: ['server-key-file-missing', 'server-key-unreadable', 'server-key-encrypted', 'server-key-cert-mismatch'],
  reads: ['server.files'],
  run: foundObstacles(about(['key'], ['wrong-content', 'empty', 'damaged'])),
};
