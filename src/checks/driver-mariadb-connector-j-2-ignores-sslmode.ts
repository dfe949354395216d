import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-mariadb-connector-j-2-ignores-sslmode',
  family: 'clients-drivers',
  title: 'MariaDB Connector/J 2.x does not know sslMode: sslMode=verify-full connects in plain text',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions: "MariaDB Connector/J 2.x (Debian 12's libmariadb-java is 2.7.6); sslMode exists from 3.0.",
  symptoms: [
    {
      where: 'driver MariaDB Connector/J 2.7.6 sslMode=verify-full (even against a server without TLS)',
      text: 'OK cipher= — no error',
    },
    {
      where: 'driver MariaDB Connector/J 3.5.10 sslMode=VERIFY',
      text: "error parsing url: Wrong argument value 'VERIFY' for SslMode",
    },
    {
      where: 'driver MariaDB Connector/J 3.5.10 sslMode=REQUIRED',
      text: 'accepted as alias of trust: encrypted, nothing verified',
    },
  ],
  why: '2.x ignores unknown URL options; its switches are useSSL, trustServerCertificate, disableSslHostnameVerification, serverSslCert.',
  proof: 'Static: jar version 2.x and sslMode in the URL without useSSL=true. Online: Ssl_cipher empty.',
  fix: [
    '2.x: useSSL=true&serverSslCert=/etc/app/ca.pem (verifies chain and name)',
    'or upgrade to 3.x: sslMode=verify-full&serverSslCert=/etc/app/ca.pem',
    'check: Ssl_cipher not empty',
  ],
  lookAlikes: ['driver-url-tls-parameter-ignored'],
  reads: ['client.driver'],
  run: foundDriver('driver-mariadb-connector-j-2-ignores-sslmode'),
};
