import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-crypto-policy-too-strict',
  family: 'network-ops',
  title: "The client's OpenSSL policy (level 3, FUTURE) refuses a certificate that others accept",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions: 'OpenSSL 3 clients with SECLEVEL 3 / FUTURE policy; RHEL DEFAULT for SHA-1 and TLS < 1.2',
  symptoms: [
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: EE certificate key too weak',
    },
    { where: 'client mysql 9.7 --ssl-mode=REQUIRED', text: 'not affected (no verification)' },
    { where: 'RHEL 9 clients, SHA-1 certificate', text: 'ca md too weak' },
  ],
  why: 'openssl.cnf CipherString=…@SECLEVEL=n or crypto-policies sets minima (level 2: 2048-bit RSA, level 3: 3072).',
  proof:
    'Certificate key size/signature below the active level; `openssl verify -auth_level 3` fails while -auth_level 1 passes. OPENSSL_CONF=/dev/null makes it go away.',
  fix: [
    'reissue: openssl req -newkey rsa:3072 -sha256 …',
    'or update-crypto-policies --set DEFAULT',
    'check: openssl verify -auth_level 3 -CAfile ca.pem server.pem',
  ],
  lookAlikes: ['server-tls10-only'],
};
