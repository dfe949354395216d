import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';

export const check: Check = {
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
  reads: ['client.driver', 'wire.attempts'],
  run: ownStore,
};

/** A Java driver without a trust store of its own verifies by that of the JDK: public CAs alone. */
function ownStore(facts: Facts): readonly Found[] {
  const { driver } = facts.client ?? {};
  const attempt = asked(facts);
  const verified = attempt?.tls?.verified;
  if (driver === undefined || attempt === undefined || !/connector-j/.test(driver.id)) return [];
  if (driver.tls.ca !== undefined || !driver.tls.verifiesChain || verified?.ok !== false || verified.what !== 'chain')
    return [];
  const named = driver.id.startsWith('mariadb')
    ? 'serverSslCert=/etc/app/ca.pem'
    : 'trustCertificateKeyStoreUrl=file:/etc/app/truststore.p12&trustCertificateKeyStorePassword=…';
  return [
    {
      what: `${driver.id} verifies by the store of the JDK, which lacks the CA of ${addressText(attempt)}`,
      evidence: { driver: driver.id, error: verified.error ?? '', trustStore: '' },
      mends: [
        byHand('keytool -importcert -noprompt -alias db-ca -file ca.pem -keystore truststore.p12 -storetype PKCS12'),
        byHand(`${driver.id}: ${named}`),
        prove,
      ],
      leadsTo: ['client-files-unusable', 'server-cert-refused'],
    },
  ];
}
