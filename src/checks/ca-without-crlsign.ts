import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-without-crlsign',
  family: 'certificates',
  title: 'The CA has keyUsage without cRLSign and a CRL of it is in use',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all with ssl_crl',
  symptoms: [
    {
      where: 'client mysql 9.7 TLS 1.2 with a client certificate of that CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000416:SSL routines::ssl/tls alert certificate unknown',
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'client mariadb 11.8 the same',
      text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert certificate unknown',
    },
    {
      where: 'client mariadb 10.11 the same, TLS 1.3',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
  ],
  why: 'A CRL is only taken from a CA whose keyUsage (if present) has cRLSign.',
  proof:
    'keyUsage of the CRL issuer lacks cRLSign and ssl_crl is set. Alert 46, the same as for an unknown critical extension.',
  fix: [
    'openssl x509 -in ca.pem -noout -ext keyUsage',
    '# renew the CA with keyUsage=critical,keyCertSign,cRLSign (same key and subject)',
  ],
  lookAlikes: ['cert-critical-extension-unknown', 'ca-without-keycertsign'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-without-crlsign'),
};
