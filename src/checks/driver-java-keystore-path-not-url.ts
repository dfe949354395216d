import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-java-keystore-path-not-url',
  family: 'clients-drivers',
  title: 'Connector/J wants a URL for the store and was given a bare path (or the file is missing)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'Connector/J 5.1-9.x (…KeyStoreUrl); MariaDB Connector/J takes plain paths.',
  symptoms: [
    {
      where: 'driver Connector/J 8/9',
      text: '/etc/mysql/tls/trust.jks does not appear to be a valid URL. <- java.net.MalformedURLException: no protocol: /etc/mysql/tls/trust.jks',
    },
    {
      where: 'driver Connector/J, file missing',
      text: 'Cannot open file:/etc/mysql/tls/nope.jks [/etc/mysql/tls/nope.jks (No such file or directory)]',
    },
    {
      where: 'driver MariaDB Connector/J 3.5.10, serverSslCert missing',
      text: "Failed load keyStore <- java.io.IOException: File not found for option `serverSslCert` (value: '/etc/mysql/tls/nope.pem')",
    },
    {
      where: 'driver MariaDB Connector/J 2.7.6',
      text: 'Failed to find serverSslCert file. serverSslCert=/etc/mysql/tls/nope.pem',
    },
  ],
  why: 'trustCertificateKeyStoreUrl / clientCertificateKeyStoreUrl are URLs: file:/etc/app/x.p12 (also classpath: in 3.x MariaDB).',
  proof: 'Static: value does not start with file: / http: ; text unique.',
  fix: ['trustCertificateKeyStoreUrl=file:/etc/app/trust.p12   (Windows: file:///C:/app/trust.p12)', 'check: connects'],
  lookAlikes: ['client-ca-file-missing'],
};
