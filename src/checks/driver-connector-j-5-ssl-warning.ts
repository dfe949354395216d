import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-connector-j-5-ssl-warning',
  family: 'clients-drivers',
  title: 'Connector/J 5.1 prints the SSL warning and connects without verifying',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified'],
  versions:
    'Connector/J 5.1.38-5.1.49 against MySQL >= 5.5.45. Against MariaDB 10.11 the same URL gives plaintext and no warning.',
  symptoms: [
    {
      where: 'driver Connector/J 5.1.49 -> MySQL 9.7, no option, stderr',
      text: "WARN: Establishing SSL connection without server's identity verification is not recommended. According to MySQL 5.5.45+, 5.6.26+ and 5.7.6+ requirements SSL connection must be established by default if explicit option isn't set. For compliance with existing applications not using SSL the verifyServerCertificate property is set to 'false'. You need either to explicitly disable SSL by setting useSSL=false, or set useSSL=true and provide truststore for server certificate verification.",
    },
  ],
  why: "No useSSL in the URL: the driver upgrades but checks nothing. The common 'fix' useSSL=false switches encryption off.",
  proof: 'Static: 5.1 jar, no useSSL. Warning text unique.',
  fix: [
    'useSSL=true&requireSSL=true&verifyServerCertificate=true&trustCertificateKeyStoreUrl=file:/etc/app/trust.jks&trustCertificateKeyStorePassword=…&enabledTLSProtocols=TLSv1.2',
    'check: no warning; wrong trust store fails',
  ],
  lookAlikes: ['driver-plaintext-by-default', 'caching-sha2-plain-cold'],
  reads: ['client.driver'],
  run: (facts) =>
    foundDriver('driver-connector-j-5-ssl-warning')(facts).map((found) => ({ ...found, severity: 'warning' })),
};
