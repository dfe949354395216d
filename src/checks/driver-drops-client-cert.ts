import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-drops-client-cert',
  family: 'clients-drivers',
  title: 'The client certificate is configured in a form that the driver quietly drops',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-cert-missing'],
  versions: 'the drivers shown; account with REQUIRE X509 or a server without it (then nobody notices).',
  symptoms: [
    {
      where:
        "driver mysql2 3.24.5, ssl:{pfx,passphrase} (even with a wrong passphrase); driver mysql2 / mysqljs / mariadb npm, ssl:{cert} without key, or key '' / undefined; driver Connector/J 8/9, clientCertificateKeyStoreUrl pointing at a store with only CA certificates",
      text: "Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver mysqljs 2.18.1, ssl:{pfx}',
      text: "ER_ACCESS_DENIED_ERROR: Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver PyMySQL 1.2.3, ssl_key without ssl_cert',
      text: "(1045, \"Access denied for user 'x'@'localhost' (using password: YES)\")",
    },
  ],
  why: "Node's tls layer sends no certificate when cert has no key; mysql2 and mysqljs copy only ca/cert/key/passphrase into the secure context, so pfx is never read; a Java key manager over a store without a PrivateKeyEntry has nothing to offer.",
  proof:
    'Offline: driver + option names (pfx in mysql2/mysqljs; cert without key; env variable empty; keytool -list shows no PrivateKeyEntry). Online: a TLS test listener asking for a client certificate receives an empty Certificate message from the driver.',
  fix: [
    'mysql2/mysqljs: openssl pkcs12 -in client.p12 -nokeys -clcerts -out client.pem; openssl pkcs12 -in client.p12 -nocerts -noenc -out client-key.pem; ssl:{ca,cert,key} (mariadb npm accepts pfx+passphrase)',
    'Java: openssl pkcs12 -export -in client.pem -inkey client-key.pem -certfile ca.pem -out client.p12 and use that as the key store',
    'check: keytool -list -keystore client.p12 shows PrivateKeyEntry; the X509 account logs in',
  ],
  lookAlikes: ['require-x509-no-client-cert', 'account-password-wrong'],
  reads: ['client.driver'],
  run: foundDriver('driver-drops-client-cert'),
};
