import type { Check } from './engine/check.ts';
import { foundServerValue, serverValue, tlsVersionList } from './engine/option-value-found.ts';
export const check: Check = {
  id: 'tls13-ciphersuites-empty',
  family: 'options',
  title: 'tls_ciphersuites is set to an empty string',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions: 'MySQL 8.0.16-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[System] [MY-013602] [Server] Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.',
    },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000410:SSL routines::ssl/tls alert handshake failure',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert handshake failure' },
    { where: 'SHOW VARIABLES mysql 9.7', text: "tls_ciphersuites is '' (not NULL), tls_version=TLSv1.2,TLSv1.3" },
  ],
  why: "Empty means 'no TLS 1.3 suites' (NULL means default). With TLSv1.3 still in tls_version the server picks TLS 1.3 for any capable client, then has no suite: every modern client fails, no fall-back to TLS 1.2, and the log says TLS is fine.",
  proof:
    "select @@tls_ciphersuites IS NULL → 0 and = ''; tls_version contains TLSv1.3; `openssl s_client -starttls mysql -tls1_2` works, default and -tls1_3 give alert 40.",
  fix: [
    'remove tls_ciphersuites= from the file (or SET GLOBAL tls_ciphersuites=DEFAULT; ALTER INSTANCE RELOAD TLS)',
    'or tls_version=TLSv1.2 when TLS 1.3 is unwanted',
    'check: openssl s_client -connect H:P -starttls mysql </dev/null | grep Cipher',
  ],
  lookAlikes: ['cipher-no-overlap', 'tls-version-no-overlap'],
  reads: ['server.options'],
  run: (facts) => {
    if (serverValue(facts, 'tls-ciphersuites') !== '') return [];
    const { known } = tlsVersionList(serverValue(facts, 'tls-version') ?? 'TLSv1.2,TLSv1.3');
    if (!known.some((entry) => /^TLSv1\.3$/i.test(entry))) return [];
    const says = 'an empty list allows no cipher at all in TLS 1.3; without the line all are';
    return [foundServerValue(facts, 'tls-ciphersuites', { says })];
  },
};
