import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'mysql-auto-cert-used-instead',
  family: 'server-files',
  title: 'MySQL serves its own automatic certificate from the data folder instead of yours',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['server-cert-refused'],
  versions: 'MySQL 5.7-9.7 (OpenSSL)',
  symptoms: [
    {
      where: 'server log mysql 9.7, log_error_verbosity=3',
      text: '[Note] [MY-010182] [Server] Found ca.pem, server-cert.pem and server-key.pem in data directory. Trying to enable SSL support using them.',
    },
    { where: 'server log mysql 9.7', text: '[Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.' },
    { where: 'SHOW VARIABLES', text: 'ssl_cert\tserver-cert.pem   (relative name)' },
    {
      where: 'client mysql 9.7 --ssl-mode=VERIFY_CA with your CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
  ],
  why: 'No ssl_* option reached the server (wrong group, wrong file, typing error), so the auto-generated CN=MySQL_Server_x.y.z_Auto_Generated_Server_Certificate is used. Every data folder has its own CA.',
  proof:
    "Certificate on the wire has subject CN beginning 'MySQL_Server_' and ending '_Auto_Generated_Server_Certificate', or @@ssl_cert has no '/'. Compare its fingerprint with the file you meant.",
  fix: [
    "mysqld --verbose --help 2>/dev/null | sed -n '/^Default options/,/^The following/p'   # which files are read",
    'put ssl_ca/ssl_cert/ssl_key under [mysqld]; restart',
    'or give clients DATADIR/ca.pem',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['option-in-wrong-group', 'server-ca-not-the-issuer'],
  reads: ['wire.attempts'],
  run: foundChain('mysql-auto-cert-used-instead'),
};
