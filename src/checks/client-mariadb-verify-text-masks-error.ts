import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-mariadb-verify-text-masks-error',
  family: 'clients-drivers',
  title: 'MariaDB Connector/C 3.3 shows a verification text although something else broke the handshake',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['misread-output'],
  versions: 'MariaDB Connector/C 3.3 and everything on it (CLI 10.x, DBD::MariaDB, ruby, ODBC, R).',
  symptoms: [
    {
      where: 'client mariadb 10.11, no CA, handshake failing for another reason (DH key too small)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    { where: 'same with --ssl-ca=ca.pem: the real cause', text: 'ERROR 2026 (HY000): TLS/SSL error: dh key too small' },
    {
      where:
        'client mariadb 10.11 without --ssl-ca, TLS 1.2, whose client certificate the server refuses (the alert is unknown ca or decrypt error)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
  ],
  why: 'On any failed SSL_connect the library prints SSL_get_verify_result() when it is not OK, even if verification was not asked for and was not the reason.',
  proof:
    "Verification is off in the client's options, yet the text is about verification; repeat with the right --ssl-ca: the true text appears. Or openssl s_client with the same OPENSSL_CONF.",
  fix: ["add --ssl-ca=<server's CA> to see the true error, then fix that", 'check: text changes'],
  lookAlikes: ['server-cert-unknown-ca', 'server-tls10-only'],
};
