import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-crl-file-unusable',
  family: 'server-files',
  title: 'ssl_crl names a file that is not there or holds no whole CRL',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all with OpenSSL',
  symptoms: [],
  why: 'The file is empty, damaged, or holds something else than a CRL, for instance what a failed download left: the server cannot load it and has no TLS, or does not start.',
  proof: "The file opens for the server's user and has no CRL; the finding says what it has instead.",
  fix: ['openssl crl -in /etc/mysql/tls/crl.pem -noout -issuer', 'tlsql ca crl /path/to/your/ca-folder'],
  lookAlikes: ['crl-missing-for-issuer', 'server-ca-file-missing'],
  reads: ['server.files'],
  run: foundObstacles(about(['crl'], ['missing', 'link-broken', 'not-a-file', 'wrong-content', 'empty', 'damaged'])),
};
