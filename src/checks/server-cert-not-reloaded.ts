import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { knownAll, subjectOf } from './engine/known-certificate.ts';
import { reloadAndProve } from './engine/mend.ts';
import { certificatesIn } from './engine/trust-store.ts';

export const check: Check = {
  id: 'server-cert-not-reloaded',
  family: 'server-files',
  title: 'The certificate file was renewed, the server still serves the old one',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [
    { where: 'openssl s_client', text: 'serial=1000 on the wire, serial=1001 in the file named by ssl_cert' },
    { where: 'SHOW STATUS mysql 9.7', text: 'Ssl_server_not_after\t(the old date)' },
  ],
  why: 'Files are read at start and on reload only; certbot & co renew the file and tell nobody. Sessions already open keep the old one even after a reload.',
  proof:
    "Fingerprint on the wire != fingerprint of the first certificate in the ssl_cert file, and that file's mtime is later than the server's start (Uptime).",
  fix: [
    'MySQL: ALTER INSTANCE RELOAD TLS;   MariaDB: FLUSH SSL;   5.6: restart',
    "certbot: /etc/letsencrypt/renewal-hooks/deploy/mysql.sh: install -o mysql -m 0400 …; mysql -e 'ALTER INSTANCE RELOAD TLS'",
    'compare: openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -serial; openssl x509 -in server-cert.pem -noout -serial',
  ],
  lookAlikes: ['server-cert-expired', 'server-reload-failed-old-cert-kept', 'mysql-auto-cert-used-instead'],
  reads: ['wire.attempts', 'server.files'],
  run: (facts) => {
    const file = facts.server?.files?.cert;
    const [stored] = certificatesIn(file?.content);
    const [served] = knownAll(asked(facts)?.tls?.chain ?? []);
    if (file === undefined || stored === undefined || served === undefined) return [];
    if (stored.fingerprintSha256 === served.fingerprintSha256 || stored.notBefore <= served.notBefore) return [];
    return [
      {
        what: `ssl_cert=${file.named} has a newer certificate (${subjectOf(stored)}, until ${stored.notAfter.toJSON()}) than the one that the server serves`,
        evidence: { file: file.path, stored: stored.fingerprintSha256, served: served.fingerprintSha256 },
        mends: reloadAndProve,
      },
    ];
  },
};
