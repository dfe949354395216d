import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { listNotForKey } from './engine/cipher-for-key.ts';
import { cipherMends } from './engine/overlap-mend.ts';
import { strangeServerKey, unableToSign } from './engine/strange-key.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'cipher-no-overlap',
  family: 'options',
  title: 'Client and server cipher lists have nothing in common, or nothing that goes with the server key (TLS 1.2)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000410:SSL routines::ssl/tls alert handshake failure',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert handshake failure' },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert handshake failure' },
    { where: 'server log mysql 9.7', text: 'no line about it' },
  ],
  why: 'With TLS 1.2 (or older) only the ssl_cipher lists decide; disjoint lists end in alert 40 handshake_failure, and so does a list for another kind of key than the certificate has (ECDHE-ECDSA-… wants an EC key, all others RSA).',
  proof:
    "Read ssl_cipher + tls_version on the server; run `openssl s_client -starttls mysql -tls1_2 -cipher X` per client cipher; each fails with alert 40, the server's own cipher passes. Client library older than OpenSSL 3.x wording: 'sslv3 alert handshake failure'.",
  fix: [
    'server: widen ssl_cipher, e.g. ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256',
    'or drop ssl-cipher on the client',
    'check: mysql --tls-version=TLSv1.2 -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'tls13-ciphersuites-empty',
    'tls13-name-in-ssl-cipher',
    'tls-version-no-overlap',
    'server-key-type-not-negotiable',
  ],
  reads: ['wire.attempts', 'server.options', 'server.files'],
  run: (facts) => {
    const unfit = listNotForKey(facts);
    return unfit === undefined ? refused(facts) : [unfit];
  },
};

function refused(facts: Facts): readonly Found[] {
  return tlsFailure(
    facts,
    ({ alert, oldProtocol }) =>
      alert === 40 &&
      oldProtocol === undefined &&
      unableToSign(facts) === undefined &&
      strangeServerKey(facts) === undefined,
    'likely',
  ).map((found) => ({
    ...found,
    mends: cipherMends(facts),
    // Alert 40 says that nothing fits, not what: the lists, the versions that they are for, or the type of the key.
    candidates: [
      'cipher-no-overlap',
      'tls13-ciphersuites-empty',
      'tls13-name-in-ssl-cipher',
      'server-key-type-not-negotiable',
      'cert-key-usage-wrong',
    ],
  }));
}
