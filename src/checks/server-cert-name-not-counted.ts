import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'server-cert-name-not-counted',
  family: 'certificates',
  title: 'The certificate has the name of the host in a form that no client counts',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['server-name-refused'],
  versions: 'all clients with OpenSSL',
  symptoms: [],
  why: 'A wildcard stands for exactly one whole label, the first, with two labels or more behind it (RFC 9525 section 6.3, X509_check_host(3)): not for *, *.local, db*.example.com or two labels. A dNSName is compared as a whole: a port, a scheme, a blank or a zero byte in it is part of the name. URIs and e-mail addresses are not compared with hosts.',
  proof:
    'The finding has the entry of subjectAltName, and why it does not count for the host that the client asked for.',
  fix: [
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName',
    '# issue the certificate anew with the name as clients type it: subjectAltName=DNS:db.example.com',
  ],
  lookAlikes: ['host-name-mismatch', 'host-name-trailing-dot', 'server-cert-ip-as-dns-san'],
  reads: ['wire.attempts'],
  run: foundName('server-cert-name-not-counted'),
};
