import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
export const check: Check = {
  id: 'ssl-cipher-ignored-in-tls13',
  family: 'options',
  title: 'ssl-cipher has no effect because TLS 1.3 is negotiated',
  role: 'warning',
  severity: 'notice',
  seenFrom: ['client-files', 'wire', 'server-files', 'admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 8.0.16+, MariaDB with OpenSSL 1.1.1+',
  symptoms: [
    {
      where:
        'client mysql 9.7 --ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384; client mariadb 10.11 --ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384; mysql 9.7 server with ssl_cipher=ECDHE-RSA-AES256-GCM-SHA384',
      text: 'Ssl_cipher\tTLS_AES_128_GCM_SHA256',
    },
  ],
  why: 'ssl_cipher limits only TLS <= 1.2. As long as both sides do TLS 1.3, its suites come from tls_ciphersuites (MySQL) or the TLS_ names in ssl_cipher (MariaDB), and a compliance list in ssl_cipher is not enforced.',
  proof:
    "ssl_cipher non-empty without TLS_ names, tls_version contains TLSv1.3, tls_ciphersuites NULL; connection's Ssl_version TLSv1.3 and Ssl_cipher not in ssl_cipher.",
  fix: [
    'MySQL: tls_ciphersuites=TLS_AES_256_GCM_SHA384 as well; MariaDB: add TLS_AES_256_GCM_SHA384 to ssl_cipher',
    'or tls_version=TLSv1.2',
    "check: SHOW STATUS LIKE 'Ssl_cipher'",
  ],
  lookAlikes: ['tls13-name-in-ssl-cipher'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const { settings } = facts.client ?? {};
    const tls = asked(facts)?.tls;
    const cipher = settings?.cipher ?? '';
    if (tls?.ok !== true || tls.protocol !== 'TLSv1.3' || cipher === '' || cipher.includes('TLS_')) return [];
    if (settings?.ciphersuites !== null && settings?.ciphersuites !== undefined) return [];
    return [
      {
        what: `ssl-cipher=${cipher} counts up to TLS 1.2 only; TLS 1.3 was negotiated with ${tls.cipher ?? 'a suite of its own'}`,
        evidence: { option: cipher, protocol: tls.protocol, cipher: tls.cipher ?? '' },
        fix: ['--tls-ciphersuites=TLS_AES_256_GCM_SHA384   # or --tls-version=TLSv1.2'],
      },
    ];
  },
};
