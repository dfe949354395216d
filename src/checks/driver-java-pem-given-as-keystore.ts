import type { Check, Found } from './engine/check.ts';
import { type NamedStore, namedStores } from './engine/key-stores.ts';
import { byHand, prove } from './engine/mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'driver-java-pem-given-as-keystore',
  family: 'clients-drivers',
  title: 'A PEM file is given where Java wants JKS or PKCS12',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'JDK without a PEM KeyStore provider (all standard ones). MariaDB Connector/J serverSslCert does take PEM.',
  symptoms: [
    { where: 'driver Connector/J 8/9', text: 'Cannot open file:/etc/mysql/tls/ca.pem [Invalid keystore format]' },
    { where: 'driver Connector/J, …KeyStoreType=PEM', text: 'Could not create KeyStore instance [PEM not found]' },
    {
      where: 'driver MariaDB Connector/J keyStore=client.pem',
      text: 'Failed to read keyStore file. Option keyStore=/etc/mysql/tls/client.pem <- java.io.IOException: toDerInputStream rejects tag type 45',
    },
  ],
  why: "java.security.KeyStore cannot read PEM; tag type 45 is the '-' of '-----BEGIN'.",
  proof:
    "Static: first bytes of the file are '-----BEGIN' (PEM), FE ED FE ED (JKS), 30 82 (PKCS12). JKS given as PKCS12 and the reverse both load on JDK 9+ (dual format): not a fault.",
  fix: [
    'client: openssl pkcs12 -export -in client.pem -inkey client-key.pem -certfile ca.pem -name app -out client.p12',
    'trust: keytool -importcert -noprompt -alias ca -file ca.pem -keystore trust.p12 -storetype PKCS12 -storepass changeit',
    'check: keytool -list -keystore client.p12',
  ],
  lookAlikes: ['driver-java-keystore-password-wrong'],
  reads: ['client.driver'],
  run: (facts) =>
    namedStores(facts)
      .filter(({ pem }) => pem)
      .map(toFound),
};

function toFound({ option, file, role }: NamedStore): Found {
  const path = shellWord(file.path);
  const store = shellWord(`${file.path}.p12`);
  const make =
    role === 'ca'
      ? `keytool -importcert -noprompt -alias db-ca -file ${path} -keystore ${store} -storetype PKCS12`
      : `openssl pkcs12 -export -in ${path} -inkey KEY.pem -out ${store}`;
  return {
    what: `${option} names ${file.path}, which is PEM: Java wants a key store (PKCS#12 or JKS)`,
    evidence: { option, file: file.path, form: 'pem' },
    mends: [byHand(make), byHand(`${option}=file:${file.path}.p12`), prove],
  };
}
