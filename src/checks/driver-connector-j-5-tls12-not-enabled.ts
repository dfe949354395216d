import type { Facts } from '../facts/facts.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';
import { atLeast, versionOf } from './engine/server-mend.ts';

export const check: Check = {
  id: 'driver-connector-j-5-tls12-not-enabled',
  family: 'clients-drivers',
  title: 'Connector/J 5.1 / early 8.0 offers only TLS 1.0/1.1 and the JDK has them disabled',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['handshake-failed'],
  versions:
    'Connector/J 5.1.x and 8.0.<27 on JDK 8u291+/11.0.11+/17; MySQL 5.7 community, MariaDB (any), TiDB. 5.1.23 does not know enabledTLSProtocols and cannot be helped. JDK-side.',
  symptoms: [
    {
      where: 'driver Connector/J 5.1.49 and 5.1.23 on JDK 17, MariaDB 10.11, useSSL=true',
      text: 'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
    },
    {
      where: 'driver Connector/J 5.1.49',
      text: 'com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure',
    },
    {
      where: 'driver Connector/J 9.3 with tlsCiphersuites=NOPE, or all versions in jdk.tls.disabledAlgorithms',
      text: 'No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
    },
  ],
  why: "For servers it takes for old (version below 5.7.28/8.0.4 or 'MariaDB' 5.5.5-…) the driver asks for TLSv1,TLSv1.1 only; jdk.tls.disabledAlgorithms lists TLSv1, TLSv1.1, so the set is empty and nothing is even sent.",
  proof:
    "Driver jar version (META-INF/MANIFEST.MF Implementation-Version), the JVM's java.security jdk.tls.disabledAlgorithms, no enabledTLSProtocols/tlsVersions in the URL. The server sees a connection closed without a ClientHello.",
  fix: [
    'URL: enabledTLSProtocols=TLSv1.2 (5.1.44+) or tlsVersions=TLSv1.2,TLSv1.3 (8.0.28+)',
    'better: upgrade to Connector/J 8.4/9.x or MariaDB Connector/J 3.x',
    'do not remove TLSv1 from jdk.tls.disabledAlgorithms unless the server is really TLS 1.0 only',
    'check: connects; Ssl_cipher not empty (5.1.49 with TLSv1.2: ECDHE-RSA-AES256-GCM-SHA384)',
  ],
  lookAlikes: ['server-tls10-only'],
  reads: ['client.driver', 'wire.attempts'],
  run: foundOldProtocols,
};

/** For MariaDB and MySQL below 5.7.28 it offers TLS 1.0 and 1.1 alone; whether the JDK still has them, only its error tells. */
function foundOldProtocols(facts: Facts): readonly Found[] {
  const { driver, complaint = '' } = facts.client ?? {};
  const greeting = asked(facts)?.greeting;
  const version = versionOf(facts);
  if (driver?.id !== 'connector-j-5' || driver.tls.asks === 'never' || greeting === undefined) return [];
  if (driver.options.enabledTLSProtocols !== undefined || greeting.offersTls === false) return [];
  if (greeting.flavor !== 'mariadb' && (version === undefined || atLeast(version, [5, 7, 28]))) return [];
  const said = /No appropriate protocol|protocol is disabled/i.test(complaint);
  return [
    {
      what: `Connector/J 5.1 offers ${greeting.version} nothing newer than TLS 1.1 unless it is told to, and JDKs since 2021 have that switched off`,
      evidence: { driver: driver.id, server: greeting.version, enabledTLSProtocols: '' },
      mends: [byHand('connector-j-5: enabledTLSProtocols=TLSv1.2   # 5.1.44 and later'), prove],
      ...(said
        ? { leadsTo: ['client-options-refused', 'handshake-failed'] as const }
        : { severity: 'notice' as const, certainty: 'likely' as const }),
    },
  ];
}
