import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { foundServerValue, serverValue, tlsVersionList } from './engine/option-value-found.ts';
import { flavorOf, proofLine } from './engine/server-mend.ts';
export const check: Check = {
  id: 'tls13-name-in-ssl-cipher',
  family: 'options',
  title: 'A TLS 1.3 suite name is put into ssl-cipher',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-not-running'],
  versions:
    'MySQL 8.0+: tls_ciphersuites is the right option; MariaDB has only ssl_cipher and takes both kinds of names in it',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-015104] [Server] Value for option 'ssl_cipher' contains cipher 'TLS_AES_128_GCM_SHA256' that is blocked. Please refer to the documentation for allowed ciphers.",
    },
    {
      where: 'client mysql 9.7 --ssl-cipher=TLS_AES_128_GCM_SHA256',
      text: 'ERROR 2026 (HY000): SSL connection error: Failed to set ciphers to use',
    },
    {
      where: 'client mysql 9.7 (TLSv1.2 client to MariaDB 10.11 with ssl-cipher=TLS_AES_128_GCM_SHA256)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000410:SSL routines::ssl/tls alert handshake failure',
    },
    {
      where: 'client mariadb 10.11 (TLSv1.2)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert handshake failure',
    },
    { where: 'MariaDB 10.11 / 11.8', text: 'accepted: have_ssl=YES, TLS 1.3 clients get TLS_AES_128_GCM_SHA256' },
  ],
  why: "OpenSSL has two lists. MySQL's ssl_cipher is only the TLS<=1.2 list. MariaDB accepts TLS 1.3 names in ssl_cipher, but then no TLS 1.2 cipher is left and TLS 1.2 clients get a handshake failure.",
  proof:
    'Any element of ssl_cipher starts with TLS_; MySQL → error; MariaDB → all elements start with TLS_ and tls_version includes TLSv1.2. `openssl s_client -starttls mysql -tls1_2` fails and -tls1_3 works.',
  fix: [
    'MySQL: tls_ciphersuites=TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256',
    'MariaDB: ssl_cipher=TLS_AES_256_GCM_SHA384:ECDHE-RSA-AES256-GCM-SHA384',
    "check: SHOW STATUS LIKE 'Ssl_cipher' from a TLSv1.2 and a TLSv1.3 client",
  ],
  lookAlikes: ['server-cipher-list-unusable', 'cipher-no-overlap', 'tls-version-no-overlap'],
  reads: ['server.options', 'client.options'],
  run: (facts) => [...onServer(facts), ...inClient(facts)],
};

const suites = (list: string): string[] => list.split(':').filter((name) => name.startsWith('TLS_'));

function onServer(facts: Facts): readonly Found[] {
  const value = serverValue(facts, 'ssl-cipher') ?? '';
  const found = suites(value);
  if (found.length === 0) return [];
  if (flavorOf(facts) === 'mysql') {
    const says = `${found[0]} is a suite of TLS 1.3, which belongs into tls_ciphersuites; the server does not start`;
    return [foundServerValue(facts, 'ssl-cipher', { says, instead: `tls-ciphersuites=${found.join(':')}` })];
  }
  const { known } = tlsVersionList(serverValue(facts, 'tls-version') ?? 'TLSv1.2,TLSv1.3');
  if (found.length < value.split(':').length || !known.some((entry) => /^TLSv1\.2$/i.test(entry))) return [];
  const says = 'all names are of TLS 1.3, so nothing is left for clients that speak TLS 1.2';
  const instead = `ssl-cipher=${value}:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384`;
  const fails = observe(facts).failing === 'handshake-failed';
  return [
    {
      ...foundServerValue(facts, 'ssl-cipher', { says, instead, leadsTo: ['handshake-failed'] }),
      ...(fails ? {} : { severity: 'notice' }),
    },
  ];
}

function inClient(facts: Facts): readonly Found[] {
  const value = facts.client?.settings?.cipher ?? '';
  const found = suites(value);
  if (found.length === 0 || !/^mysql-\d/.test(facts.client?.program?.id ?? '')) return [];
  return [
    {
      what: `the client's ssl-cipher holds ${found[0]}, a suite of TLS 1.3: it belongs into tls-ciphersuites`,
      evidence: { option: 'ssl-cipher', value },
      fix: [`--tls-ciphersuites=${found.join(':')}   # in place of --ssl-cipher`, proofLine(facts)],
      leadsTo: ['client-options-refused', 'handshake-failed'],
    },
  ];
}
