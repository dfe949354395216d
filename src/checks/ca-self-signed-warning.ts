import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'ca-self-signed-warning',
  family: 'server-files',
  title: "'CA certificate … is self signed' in the log is harmless: every root CA is",
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-log'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
    { where: 'server log mysql 9.7', text: '[Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.' },
  ],
  why: 'MySQL warns if the first certificate in ssl_ca is self-signed. No fault; it vanishes when an intermediate stands first in the file.',
  proof: "MY-010068 with MY-013602 ('configured to support TLS') after it and no MY-01501x line.",
  fix: ['nothing to do', 'check that it is YOUR CA: openssl x509 -in ca.pem -noout -subject -fingerprint -sha256'],
  lookAlikes: ['server-ca-not-the-issuer'],
};
