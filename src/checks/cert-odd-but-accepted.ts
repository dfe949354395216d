import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'cert-odd-but-accepted',
  family: 'certificates',
  title: 'Odd certificates that all sides accept',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files', 'wire', 'server-files'],
  leadsTo: ['misread-output'],
  versions: 'all',
  symptoms: [
    {
      where: 'acceptance table',
      text: 'accepted by MySQL 9.7, MariaDB 10.11 / 11.8 servers and clients and by node: serial 0 (00) and negative serial (-05); validity past 2049 (GeneralizedTime, 2055); CA subject as PrintableString while the issuer of the leaf is UTF8String (also for CRL issuer); v1 self-signed root; self-signed root signed with SHA-1; same Common Name for CA and leaf with v3 extensions; shuffled intermediates after the leaf; upper-case SAN; CN only; RSA-PSS key or signature; P-521; Ed25519; 94 KB server certificate; server keyUsage without digitalSignature (RSA)',
    },
  ],
  why: 'Deviations from RFC 5280 that OpenSSL tolerates; other stacks may not (Go, rustls: negative or zero serial, v1, CN only).',
  proof: 'As the table of the symptoms shows: note only.',
  fix: ['# nothing to repair for these servers and clients; reissue by the way at the next renewal'],
  lookAlikes: ['server-cert-without-san', 'ca-duplicate-serial'],
};
