import type { Check } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-ca-file-missing',
  family: 'clients-drivers',
  title: 'The CA file that the client names does not exist, is empty, or is DER',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'as the symptoms show.',
  symptoms: [
    {
      where: 'client mysql 9.7 (missing, empty and DER alike)',
      text: 'ERROR 2026 (HY000): SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
    { where: 'client mariadb, missing', text: 'ERROR 2026 (HY000): TLS/SSL error: No such file or directory (2)' },
    { where: 'client mariadb, empty or DER', text: 'ERROR 2026 (HY000): TLS/SSL error: no certificate or crl found' },
    { where: 'driver DBD::MariaDB, missing', text: 'TLS/SSL error: certificate verify failed' },
    {
      where: 'driver PyMySQL, missing',
      text: "FileNotFoundError: [Errno 2] No such file or directory — without the file's name",
    },
    {
      where: 'driver PyMySQL, empty or DER',
      text: 'ssl.SSLError: [X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4154)',
    },
    { where: 'driver mysql-connector-python', text: 'Invalid CA Certificate: [Errno 2] No such file or directory' },
    {
      where: 'driver PHP mysqli, missing / empty',
      text: "failed loading cafile stream: `/etc/mysql/tls/nope.pem' / no valid certs found cafile stream: `/etc/mysql/tls/empty.pem' — then Cannot connect to MySQL using SSL",
    },
    {
      where: 'Node with NODE_EXTRA_CA_CERTS missing',
      text: 'Warning: Ignoring extra certs from `/etc/mysql/tls/nope.pem`, load failed: error:80000002:system library::No such file or directory',
    },
    {
      where: "driver PDO MYSQL_ATTR_SSL_CA=>true / '' / null",
      text: 'SQLSTATE[HY000] [2002] Cannot connect to MySQL using SSL',
    },
  ],
  why: 'Path relative to another working directory, not mounted in the container, empty secret, DER download.',
  proof:
    "stat + parse of the named file as the application sees it. MySQL's text is the same for three causes: only the file tells.",
  fix: [
    'absolute path; openssl x509 -inform DER -in ca.der -out ca.pem when binary',
    'check: openssl x509 -in /etc/app/ca.pem -noout -subject',
  ],
  lookAlikes: ['client-key-unreadable', 'server-cert-unknown-ca'],
  reads: ['client.files'],
  run: foundClientFiles(
    ({ role, kind }) =>
      ['ca', 'capath'].includes(role) &&
      ['missing', 'link-broken', 'not-a-file', 'empty', 'der', 'pkcs12', 'wrong-content', 'damaged'].includes(kind),
  ),
};
