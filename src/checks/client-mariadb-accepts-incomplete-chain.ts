import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-mariadb-accepts-incomplete-chain',
  family: 'certificates',
  title: 'A MariaDB 11.8 client without ssl-ca accepts an incomplete, untrusted chain of a 10.11 server',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['session-unverified'],
  versions: 'seen with MariaDB 11.8.6 client (Debian) against MariaDB 10.11.18; MySQL servers not affected',
  symptoms: [
    {
      where:
        'client mariadb 11.8 default and --ssl-verify-server-cert, server MariaDB 10.11 that sends only a leaf of an unknown intermediate',
      text: '(connects; "status": SSL: Cipher in use is TLS_AES_256_GCM_SHA384, cert is OK)',
    },
    {
      where:
        'client mariadb 11.8 the same certificate, server MySQL 9.7; client mariadb 10.11 --ssl-verify-server-cert, no CA',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'client mariadb 11.8 when the root is sent or the leaf is self-signed',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    {
      where: 'acceptance table',
      text: 'mariadb 11.8 without ssl-ca, server 10.11: incomplete chain accepted, even under a host name that is not in the certificate (seen with lb.other.test and an IP address); complete private chain refused; with --ssl-ca=anything refused. With a wrong password: access denied',
    },
  ],
  why: 'Without ssl-ca the client puts off the trust decision until after login; the error 20 "unable to get local issuer certificate" is not counted as untrusted there, unlike 18 and 19. (Cause inferred from behaviour, source of that version not read.)',
  proof:
    'Client library 3.4.x, no ssl-ca/ssl-capath; the handshake chain ends in a certificate that is not self-signed and whose issuer is unknown. Report: "this connection is encrypted but NOT verified although the client says cert is OK".',
  fix: [
    '# always give the CA',
    'mariadb --ssl-ca=/etc/mysql/tls/ca.pem --ssl-verify-server-cert -h HOST   # now refuses: ERROR 2026 unable to get local issuer certificate',
    '# and complete the chain of the server: cat server-cert.pem intermediate.pem > server-chain.pem',
  ],
  lookAlikes: ['server-cert-intermediate-missing', 'client-mariadb-11-verifies-by-default'],
};
