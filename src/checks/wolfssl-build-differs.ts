import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'wolfssl-build-differs',
  family: 'server-files',
  title: 'The server is built with wolfSSL: other limits than OpenSSL',
  role: 'background',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MariaDB 10.4+ bintar/Windows packages',
  symptoms: [
    { where: 'SHOW VARIABLES', text: 'version_ssl_library\tWolfSSL 5.x' },
    { where: 'SHOW VARIABLES', text: 'have_openssl\tNO' },
  ],
  why: 'WolfSSL reads no openssl.cnf and knows no SECLEVEL; cipher names, capath and CRL handling differ from OpenSSL builds; revoked client certificates may be accepted.',
  proof: "@@version_ssl_library begins with 'WolfSSL' (yaSSL: variable absent).",
  fix: [
    'use one ssl_ca file, no capath',
    "prove revocation with a revoked certificate; else use the distribution's OpenSSL build",
  ],
  lookAlikes: ['crl-in-capath-ignored'],
  reads: ['admin.variables'],
  run: ({ admin }) => {
    const library = admin?.variables?.version_ssl_library ?? '';
    if (!/^wolfssl/i.test(library)) return [];
    return [
      {
        what: `the server is built with ${library}: openssl.cnf, security levels, folders of CAs and CRLs do not count there as with OpenSSL`,
        evidence: { version_ssl_library: library },
      },
    ];
  },
};
