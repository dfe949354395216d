import type { Facts } from '../facts/facts.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { knownAll, madeBy } from './engine/known-certificate.ts';
import { observe } from './engine/observe.ts';
import { setUpTls } from './engine/set-up-tls.ts';
import { certificatesIn } from './engine/trust-store.ts';

export const check: Check = {
  id: 'mariadb-auto-cert-changes',
  family: 'server-files',
  title: 'MariaDB 11.4+ without ssl_cert makes a new self-signed certificate at every start and FLUSH SSL',
  role: 'warning',
  severity: 'notice',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['server-cert-refused'],
  versions: 'MariaDB 11.4-11.8',
  symptoms: [
    {
      where: 'openssl s_client mariadb 11.8',
      text: 'subject=CN = MariaDB Server, serial=00; SHA-256 fingerprint differs after each restart and after FLUSH SSL',
    },
    { where: 'SHOW VARIABLES', text: 'have_ssl\tYES, ssl_cert\t(empty)' },
  ],
  why: 'The certificate lives in memory only. Clients that pin it (trust file, ssl-fp, known fingerprint) fail after the next restart; clients that prove it by password (MariaDB Connector/C >= 3.4) work.',
  proof: '@@ssl_cert empty, certificate self-signed with CN=MariaDB Server, notBefore = last start or FLUSH SSL.',
  fix: [
    'ssl_cert/ssl_key/ssl_ca with real files under [mariadbd]; restart',
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256   # twice, over a restart',
  ],
  lookAlikes: ['server-tls-not-configured', 'server-cert-not-reloaded'],
  reads: ['wire.attempts'],
  run,
};

/** A notice, as MariaDB's own clients prove it by the password; more where a client keeps the certificate itself as its CA. */
function run(facts: Facts): readonly Found[] {
  const [leaf] = knownAll(asked(facts)?.tls?.chain ?? []);
  if (leaf === undefined || madeBy(leaf) !== 'mariadb' || observe(facts).failing === 'server-cert-refused') return [];
  const { ca } = facts.client?.files ?? {};
  const pinned = certificatesIn(ca?.content).some((one) => one.fingerprintSha256 === leaf.fingerprintSha256);
  return [
    {
      what: `the server made its certificate in memory when it started, and makes another at each start and FLUSH SSL${pinned ? `: ${ca?.path ?? ''}, which holds this one, is worth nothing after that` : ''}`,
      evidence: { fingerprint: leaf.fingerprintSha256, since: leaf.notBefore.toJSON(), pinned },
      severity: pinned ? 'warning' : 'notice',
      mends: setUpTls(facts),
    },
  ];
}
