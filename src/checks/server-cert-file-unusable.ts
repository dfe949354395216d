import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-cert-file-unusable',
  family: 'server-files',
  title: 'ssl_cert names a file that holds no whole certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all. MariaDB 10.11/11.8 refuse to start; MySQL 9.7 and 5.6 start without TLS',
  symptoms: [],
  why: 'The file is empty, damaged (an upload cut short, a block without its END line), or holds something else: a request (CSR), a key, a web page saved by accident. Every server prints the same "Unable to get certificate" for it as for a missing file.',
  proof: "The file opens for the server's user and parses to no certificate; the finding says what it holds instead.",
  fix: [
    'openssl x509 -in /etc/mysql/tls/server-cert.pem -noout -subject   # fails as it is',
    'put the certificate that the CA returned in its place, then reload or restart',
  ],
  lookAlikes: ['server-cert-file-missing', 'server-cert-unreadable', 'der-instead-of-pem', 'server-key-cert-mismatch'],
  reads: ['server.files'],
  run: foundObstacles(about(['cert'], ['wrong-content', 'empty', 'damaged'])),
};
