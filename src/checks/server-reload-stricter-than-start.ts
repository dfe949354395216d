import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-reload-stricter-than-start',
  family: 'options',
  title: 'ALTER INSTANCE RELOAD TLS refuses a certificate that a start accepts',
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['reload-refused'],
  versions: 'MySQL 9.7',
  symptoms: [
    {
      where: 'SQL mysql 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate server-cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate server-cert.pem verification has failed. Check logs for more details',
    },
    {
      where: "SQL mysql 9.7 after SET GLOBAL ssl_ca=''",
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
  ],
  why: "RELOAD TLS verifies ssl_cert against ssl_ca and keeps the old context when that fails; at start the same pair only gives two warnings and TLS works. An empty ssl_ca string is no 'default' at reload.",
  proof:
    "3888 'Invalid certificates', Current_tls_* unchanged, and `openssl verify -CAfile $ssl_ca -untrusted $ssl_cert $ssl_cert` fails offline: the cause is what that command says (no ssl_ca, another CA, expired certificate, CA or CRL).",
  fix: [
    "SET GLOBAL ssl_ca='/etc/mysql/ssl/ca.pem' (the CA with intermediates that issued ssl_cert), ssl_cert, ssl_key together; ALTER INSTANCE RELOAD TLS;",
    "check: SHOW STATUS LIKE 'Current_tls_ca'",
  ],
  lookAlikes: ['option-set-global-not-reloaded', 'enforced-validation-stops-server'],
};
