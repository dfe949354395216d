import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'server-cert-intermediate-missing',
  family: 'server-files',
  title: 'The server sends its leaf only, so clients that trust the root cannot build the chain',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions:
    'all; MySQL 5.6 yaSSL sends only the leaf EVEN IF the chain is in ssl_cert (-showcerts counts 1): there the clients must hold the intermediate',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=VERIFY_CA; client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 and 11.8 --ssl-verify-server-cert; client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because unable to get local issuer certificate',
    },
    { where: 'server log mariadb 10.11/11.8', text: '(no line)' },
    {
      where: 'client mysql 5.6-era / yaSSL',
      text: 'ERROR 2026 (HY000): SSL connection error: ASN: bad other signature confirmation',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=UNABLE_TO_VERIFY_LEAF_SIGNATURE message=unable to verify the first certificate',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=unable to verify the first certificate' },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'client mysql 9.7 running ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000) at line 1: Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'client mariadb 11.8 default options against 10.11',
      text: '(connects! and "status" says: Cipher in use is TLS_AES_256_GCM_SHA384, cert is OK)',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 --ssl-ca: refuses; mariadb 11.8 default: accepts (11.8 and 10.11 server); node: refuse. With the intermediate in the ssl-ca of the SERVER it is sent (auto-chain) and all accept; with root+intermediate in the client ssl-ca all accept',
    },
  ],
  why: "ssl_cert holds the leaf only and the server's ssl_ca has no intermediate either (MySQL and MariaDB on OpenSSL complete the chain from ssl_ca), so the verifier cannot build the way to the root.",
  proof:
    "Handshake: the chain holds the leaf only and its issuer is neither self-signed nor in the client's ssl-ca. Offline: ssl_cert has one certificate and its issuer is not in ssl_ca. Node gives its own text (error 21, 'unable to verify the first certificate') only in this case.",
  fix: [
    'cat server-cert.pem intermediate.pem > server-chain.pem; ssl_cert=/etc/mysql/tls/server-chain.pem   (certbot: fullchain.pem, not cert.pem)',
    'MySQL 9.7: ALSO append the intermediate to ssl_ca, else RELOAD TLS refuses (see server-reload-refuses-chain-file)',
    '# or (MySQL 9.x, needed for RELOAD): cat root.pem intermediate.pem > ca.pem in the server ssl_ca',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    "check: openssl s_client -starttls mysql -connect HOST:3306 -showcerts </dev/null | grep -c 'BEGIN CERT'   # 2",
  ],
  lookAlikes: [
    'server-ca-not-the-issuer',
    'server-cert-chain-order-wrong',
    'server-cert-unknown-ca',
    'client-cert-other-ca',
    'server-reload-refuses-chain-file',
  ],
  reads: ['wire.attempts'],
  run: foundChain('server-cert-intermediate-missing'),
};
