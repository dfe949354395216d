import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-node-path-instead-of-pem',
  family: 'clients-drivers',
  title: "Node drivers: ca/cert/key hold a file path, but they want the file's content",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions:
    'Node 18-20+ (OpenSSL 3), all three drivers, and Knex/Sequelize/TypeORM over them. Converse in Python/PHP/Java/CLI, which want a path.',
  symptoms: [
    {
      where: "driver mysql2 / mysqljs / mariadb npm, ca: '/…/ca.pem'",
      text: 'self-signed certificate in certificate chain',
    },
    {
      where: "driver mysql2, key: '/…/client-key.pem'",
      text: 'error:1E08010C:DECODER routines::unsupported (code ERR_OSSL_UNSUPPORTED)',
    },
    {
      where: 'driver mysqljs, key path',
      text: 'error:1E08010C:DECODER routines::unsupported (code HANDSHAKE_SSL_ERROR)',
    },
    {
      where: "driver mysql2, cert: '/…/client.pem'",
      text: 'error:0480006C:PEM routines::no start line (code ERR_OSSL_PEM_NO_START_LINE)',
    },
  ],
  why: 'tls.createSecureContext treats a string as PEM text. For ca a string without any PEM block is accepted without error and adds nothing, so the failure looks like an unknown CA.',
  proof:
    "Static: value does not contain '-----BEGIN'. It looks like a path (starts with / . or a drive letter, names an existing file).",
  fix: [
    "ssl: { ca: fs.readFileSync('/etc/app/ca.pem'), cert: fs.readFileSync('/etc/app/client.pem'), key: fs.readFileSync('/etc/app/client-key.pem') }",
    'or set NODE_EXTRA_CA_CERTS=/etc/app/ca.pem (a path) for the CA',
    'check: connects and Ssl_cipher is not empty',
  ],
  lookAlikes: ['server-cert-unknown-ca'],
  reads: ['client.driver'],
  run: foundDriver('driver-node-path-instead-of-pem'),
};
