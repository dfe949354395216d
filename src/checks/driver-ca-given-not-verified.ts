import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-ca-given-not-verified',
  family: 'clients-drivers',
  title: 'A CA file is configured, yet the driver does not verify the server at all',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified'],
  versions: 'PyMySQL (ssl_ca= keyword form), mysql-connector-python, PHP with the opt-out, ruby mysql2 before PR 1506.',
  symptoms: [
    {
      where:
        "driver PyMySQL 1.0.2 and 1.2.3: connect(ssl_ca='…') with the WRONG CA; driver mysql-connector-python 26.7 ssl_ca= with the WRONG CA (ssl_verify_cert not set); driver SQLAlchemy mysql+mysqlconnector ?ssl_ca=WRONG",
      text: "('Ssl_cipher', 'TLS_AES_256_GCM_SHA384')",
    },
    {
      where:
        'driver PHP mysqli ssl_set(ca) + MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT; PDO MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=>false (even a missing CA file)',
      text: "OK cipher='TLS_AES_256_GCM_SHA384'",
    },
    { where: 'driver Connector/J sslMode=REQUIRED with a trust store', text: 'OK cipher' },
    { where: 'driver ruby mysql2 ssl_mode: :verify_ca on MariaDB Connector/C', text: 'accepts any CA' },
  ],
  why: "In PyMySQL the flat keywords build {'ca':…, 'verify_mode': ssl_verify_cert or False}: a CA given as ssl_ca= is loaded and then ignored, expired and foreign certificates pass. The same CA given as ssl={'ca':…} verifies chain AND name. mysql-connector-python verifies only with ssl_verify_cert=True.",
  proof:
    'Static: ssl_ca= present and ssl_verify_cert absent/False. Online: run the same call with a CA made a second ago: if it still connects, nothing is verified.',
  fix: [
    "PyMySQL: ssl={'ca':'/etc/app/ca.pem'} or ssl_ca=…, ssl_verify_cert=True, ssl_verify_identity=True",
    'mysql-connector-python: ssl_ca=…, ssl_verify_cert=True, ssl_verify_identity=True',
    'PHP: drop the DONT_VERIFY flag / VERIFY_SERVER_CERT=>false',
    'check: a wrong CA file must make the connection fail',
  ],
  lookAlikes: ['client-host-name-not-checked'],
  reads: ['client.driver'],
  run: foundDriver('driver-ca-given-not-verified'),
};
