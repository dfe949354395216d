import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';
import { namedStores } from './engine/key-stores.ts';
import { prove } from './engine/mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
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
  reads: ['client.driver'],
  run: (facts) => [...foundDriver('driver-java-keystore-path-not-url')(facts), ...missing(facts)],
};

/** A store that is not there; a bare path is said already. */
function missing(facts: Facts): readonly Found[] {
  if (foundDriver('driver-java-keystore-path-not-url')(facts).length > 0) return [];
  return namedStores(facts)
    .filter(({ file }) => file.steps.some(({ type }) => type === 'missing'))
    .map(({ option, file }) => ({
      what: `${option}: there is no ${file.path}`,
      evidence: { option, file: file.path },
      mends: [{ kind: 'look', line: `ls -l ${shellWord(file.path)}` }, prove],
    }));
}
