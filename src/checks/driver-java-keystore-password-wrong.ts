import type { Check, Found } from './engine/check.ts';
import { type NamedStore, namedStores } from './engine/key-stores.ts';
import { prove } from './engine/mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'driver-java-keystore-password-wrong',
  family: 'clients-drivers',
  title: 'The password of the key store or trust store is wrong or missing',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'JDK 8-21; password in the URL not percent-encoded (&, %, +) gives the same.',
  symptoms: [
    {
      where: 'driver Connector/J, JKS trust store',
      text: 'Cannot open file:/etc/mysql/tls/trust.jks [Keystore was tampered with, or password was incorrect]',
    },
    {
      where: 'driver Connector/J, PKCS12 (wrong or absent password)',
      text: 'Cannot open file:/etc/mysql/tls/client.p12 [keystore password was incorrect]',
    },
    {
      where: 'driver MariaDB Connector/J',
      text: 'Failed to read keyStore file. Option keyStore=/etc/mysql/tls/client.p12 <- java.io.IOException: keystore password was incorrect',
    },
    {
      where: 'driver MariaDB Connector/J 3.5.10 trustStorePassword wrong',
      text: 'Failed load keyStore <- java.io.IOException: Keystore was tampered with, or password was incorrect',
    },
    { where: 'driver mariadb npm pfx, wrong passphrase', text: 'mac verify failure' },
    {
      where: 'driver Connector/J, key password differs from store password',
      text: 'Could not recover keys from client keystore.  Check password?',
    },
  ],
  why: "The store's integrity check/decryption fails with the given password; or (JKS only) the key entry has a password of its own, which Connector/J has no option for.",
  proof:
    'keytool -list -keystore F -storepass P fails/succeeds; for the last text: store opens but keytool -keypasswd differs.',
  fix: [
    'correct …KeyStorePassword (percent-encode it in the URL)',
    'key password: keytool -keypasswd -alias app -keystore client.jks, or MariaDB Connector/J keyPassword=…',
    'check: keytool -list -keystore client.p12 -storepass "3306"',
  ],
  lookAlikes: ['driver-java-pem-given-as-keystore'],
  reads: ['client.driver'],
  run: (facts) =>
    namedStores(facts)
      .filter(({ opens }) => opens === false)
      .map(toFound),
};

function toFound({ option, file }: NamedStore): Found {
  return {
    what: `the password that is given does not open the key store ${file.path}`,
    evidence: { option, file: file.path },
    mends: [{ kind: 'look', line: `keytool -list -keystore ${shellWord(file.path)}` }, prove],
  };
}
