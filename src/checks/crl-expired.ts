import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'crl-expired',
  family: 'certificates',
  title: 'The CRL is past its nextUpdate: every certificate of that CA is refused',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['client-cert-refused', 'server-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'A CRL is good until its nextUpdate. MySQL and MariaDB ask for a CRL that is valid now as soon as ssl_crl or ssl_crlpath is set, so when nobody makes a new one in time all certificates of that CA are refused at once, on the day that the old one ends (RFC 5280 section 5.1.2.5). The alert is the one for an expired certificate (45).',
  proof: 'nextUpdate of the CRL for the issuer is past; certificate and CA themselves are valid now.',
  fix: [
    'openssl crl -in crl.pem -noout -nextupdate',
    'tlsql ca crl /path/to/your/ca-folder',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
  ],
  lookAlikes: ['client-cert-expired', 'crl-not-yet-valid', 'crl-missing-for-issuer'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('crl-expired'),
};
