import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-java-pkcs12-without-trusted-entry',
  family: 'clients-drivers',
  title: 'A trust store made with openssl pkcs12 -nokeys: Java sees no trusted certificate in it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'JDK 8-21 with OpenSSL-made PKCS12 (OpenSSL < 3.2 without -jdktrust).',
  symptoms: [
    {
      where: 'driver Connector/J 8/9',
      text: 'Could not load trustPKCS12 keystore from file:/etc/mysql/tls/openssl-trust.p12 <- java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty',
    },
  ],
  why: 'Java counts a PKCS12 certificate as trusted only with the Oracle trustedKeyUsage bag attribute, which keytool writes and openssl pkcs12 -nokeys does not.',
  proof:
    "keytool -list shows 0 entries while openssl pkcs12 -nokeys -in shows certificates. An empty or wrong-type cacerts gives the same 'trustAnchors' text. The doctor opens a store but does not read the attributes of its entries: the text tells (`--explain`).",
  fix: [
    'keytool -importcert -noprompt -alias ca -file ca.pem -keystore trust.p12 -storetype PKCS12 -storepass changeit',
    'or openssl 3.2+: openssl pkcs12 -export -nokeys -jdktrust anyExtendedKeyUsage -in ca.pem -out trust.p12',
    'check: keytool -list -keystore trust.p12 shows trustedCertEntry',
  ],
  lookAlikes: ['driver-java-truststore-lacks-ca'],
};
