import { nameHash, nameHashOld } from '../x509/name-compare.ts';
import type { Check } from './engine/check.ts';
import { reloadAndProve } from './engine/mend.ts';
import { certificatesIn } from './engine/trust-store.ts';

export const check: Check = {
  id: 'capath-old-hash',
  family: 'server-files',
  title: 'The hash links in ssl_capath were made by OpenSSL 0.9.x or on another system',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'MySQL 9.7, MariaDB 10.11/11.8 (OpenSSL 3.x)',
  symptoms: [
    {
      where: 'client mariadb 10.11 with --ssl-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mysql 9.7 against MySQL 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading authorization packet', system error: 71",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because unable to get local issuer certificate',
    },
  ],
  why: 'c_rehash of OpenSSL 0.9.x hashed the name with MD5, since 1.0.0 with SHA-1 over the canonical form: 7b80604f.0 instead of bd6fc875.0 for the same CA.',
  proof: 'A link exists whose name equals `openssl x509 -subject_hash_old` and not `-subject_hash`.',
  fix: [
    'openssl rehash /etc/mysql/tls/ca.d   # new links; `openssl rehash -compat` writes both kinds',
    'ls /etc/mysql/tls/ca.d',
  ],
  lookAlikes: [],
  reads: ['server.files'],
  run: (facts) => {
    const folder = facts.server?.files?.capath;
    const found =
      folder?.entries?.flatMap(({ path, content }) =>
        certificatesIn(content).map(({ subject }) => ({ path, subject })),
      ) ?? [];
    const name = (path: string): string => path.replace(/.*\//, '').replace(/\.\d+$/, '');
    const stale = found.filter(
      ({ path, subject }) =>
        name(path) === nameHashOld(subject) && !found.some((other) => name(other.path) === nameHash(subject)),
    );
    const [first] = stale;
    if (folder === undefined || first === undefined) return [];
    return [
      {
        what: `ssl_capath=${folder.named}: the link ${first.path} has the hash of OpenSSL 0.9.x; today's looks for ${nameHash(first.subject)}.0`,
        evidence: { folder: folder.path, links: stale.map(({ path }) => path), wanted: `${nameHash(first.subject)}.0` },
        mends: [{ kind: 'rehash', folder: folder.path }, ...reloadAndProve],
      },
    ];
  },
};
