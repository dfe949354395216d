import type { Check } from './engine/check.ts';
import { ending, setOption } from './engine/server-file-mend.ts';
import { crlsIn } from './engine/trust-store.ts';

export const check: Check = {
  id: 'crl-in-capath-ignored',
  family: 'server-files',
  title: 'A CRL placed in ssl_capath (or in ssl_ca) is never checked: revoked clients get in',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MySQL 9.7, MariaDB 10.11/11.8',
  symptoms: [
    {
      where: 'client mariadb 10.11 and mysql 9.7 with a revoked/any certificate',
      text: 'connects (Ssl_cipher\tTLS_AES_256_GCM_SHA384), even with an EXPIRED CRL in the folder',
    },
    { where: 'SHOW VARIABLES', text: 'ssl_crl\t(empty)  ssl_crlpath\t(empty)' },
  ],
  why: 'CRL checking is switched on only when ssl_crl or ssl_crlpath is set; a <hash>.r0 in ssl_capath has no effect. MySQL 5.6 yaSSL ignores even ssl_crl: a revoked certificate connected.',
  proof:
    'CRL files exist in ssl_capath or ssl_ca while @@ssl_crl and @@ssl_crlpath are empty; on a yaSSL server any ssl_crl.',
  fix: [
    'ssl_crlpath=/etc/mysql/tls/ca.d   (may be the same folder; `openssl rehash` makes .0 and .r0 links)',
    'restart or reload',
    'check with a revoked certificate: ERROR 2026 … sslv3 alert certificate revoked',
  ],
  lookAlikes: ['client-cert-revoked'],
  reads: ['server.files'],
  run: (facts) => {
    const { ca, capath, crl, crlpath } = facts.server?.files ?? {};
    if (crl !== undefined || crlpath !== undefined) return [];
    const revokes = (content: Parameters<typeof crlsIn>[0]): boolean =>
      crlsIn(content).some(({ entries }) => entries.length > 0);
    const folder = capath?.entries?.some(({ content }) => revokes(content)) === true ? capath : undefined;
    const file = revokes(ca?.content) ? ca : undefined;
    const place = folder ?? file;
    if (place === undefined) return [];
    const role = folder === undefined ? 'crl' : 'crlpath';
    return [
      {
        what: `${folder === undefined ? 'ssl_ca' : 'ssl_capath'}=${place.named} has a CRL, and neither ssl_crl nor ssl_crlpath is set: revoked clients get in`,
        evidence: { place: place.path },
        mends: ending(setOption(role, place.path, facts)),
      },
    ];
  },
};
