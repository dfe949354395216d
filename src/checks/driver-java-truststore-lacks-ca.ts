import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-java-truststore-lacks-ca',
  family: 'clients-drivers',
  title: 'Java trusts only its own store: the database CA is not in it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['server-cert-refused'],
  versions:
    'Connector/J 5.1.49, 8.x, 9.x; MariaDB Connector/J 2/3; DBeaver, DataGrip, Kafka Connect, Jira over them. cacerts of a new JDK does not carry over imported CAs.',
  symptoms: [
    {
      where: 'driver Connector/J 8.0.33 / 9.3.0 VERIFY_CA, no or wrong trust store',
      text: 'java.security.cert.CertPathValidatorException: Path does not chain with any of the trust anchors',
    },
    {
      where: 'driver MariaDB Connector/J useSSL/verify-ca',
      text: 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    },
    {
      where: 'driver Connector/J 9.3 fallbackToSystemTrustStore=false, no store',
      text: 'Failed setting up server certificate validation because no X.509 Trust Manager was found.',
    },
    { where: 'driver MariaDB Connector/J 3.5.10 fallbackToSystemTrustStore=false', text: 'No X509TrustManager found' },
  ],
  why: 'The URL gives no trust store, so $JAVA_HOME/lib/security/cacerts (or -Djavax.net.ssl.trustStore) is used and lacks the private CA.',
  proof:
    "keytool -list on the effective store: no entry with the issuer's fingerprint. Order: trustCertificateKeyStoreUrl > -Djavax.net.ssl.trustStore > cacerts.",
  fix: [
    'keytool -importcert -noprompt -alias db-ca -file ca.pem -keystore /etc/app/trust.p12 -storetype PKCS12 -storepass changeit',
    'Connector/J: sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreUrl=file:/etc/app/trust.p12&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=changeit',
    'MariaDB Connector/J 3: serverSslCert=/etc/app/ca.pem (PEM is fine)',
    'check: keytool -list -v -keystore /etc/app/trust.p12 shows trustedCertEntry; connects',
  ],
  lookAlikes: ['driver-java-pkcs12-without-trusted-entry', 'server-cert-unknown-ca'],
};
