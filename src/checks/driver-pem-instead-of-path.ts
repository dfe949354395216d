import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-pem-instead-of-path',
  family: 'clients-drivers',
  title: 'A driver that wants a path is given PEM text',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions:
    'Python, PHP, Ruby, Perl, ODBC, CLI, Connector/J (all take paths/URLs; MariaDB Connector/J serverSslCert takes either).',
  symptoms: [
    { where: 'driver PyMySQL ssl_ca=<PEM text>', text: 'OSError: [Errno 36] File name too long' },
    {
      where: 'driver PHP PDO MYSQL_ATTR_SSL_CA=><PEM text>',
      text: 'SQLSTATE[HY000] [2002] Cannot connect to MySQL using SSL',
    },
  ],
  why: "The value holds '-----BEGIN' text, usually from an environment variable or secret manager, where the option is a file name.",
  proof: "Static: value contains '-----BEGIN'. errno 36 (ENAMETOOLONG) is unique to it.",
  fix: [
    "write it to a file first: printf '%b' \"$DB_CA\" > /run/app/ca.pem; ssl_ca='/run/app/ca.pem'",
    "Python: ssl.create_default_context(cadata=os.environ['DB_CA']) and pass ssl=ctx",
    'check: openssl x509 -in /run/app/ca.pem -noout -subject',
  ],
  lookAlikes: ['driver-node-path-instead-of-pem', 'client-ca-file-missing'],
  reads: ['client.driver'],
  run: foundDriver('driver-pem-instead-of-path'),
};
