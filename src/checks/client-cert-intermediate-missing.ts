import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'client-cert-intermediate-missing',
  family: 'server-files',
  title: "The client sends its leaf only, and the intermediate CA is not in the server's ssl_ca either",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['client-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mariadb 10.11 with --ssl-cert; client mariadb 10.11 and 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mysql 9.7 against MySQL 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading authorization packet', system error: 71",
    },
    {
      where: 'client mysql 9.7 against MariaDB',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
    {
      where: 'client mysql 9.7 TLS 1.2 with such a client certificate',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    { where: 'server log mysql 9.7 (verbosity 3)', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Warning] Aborted connection 20 to db: 'unconnected' user: 'unauthenticated' host: 'localhost' (This connection closed normally without authentication)",
    },
  ],
  why: 'ssl_ca on the server has the root only, ssl-cert on the client has the leaf only: the chain cannot be built.',
  proof:
    "Issuer of the client's leaf is neither in the server's ssl_ca nor in the client's own ssl-cert file, but is issued by a CA in ssl_ca: openssl verify -CAfile SERVER_ssl_ca leaf.pem fails with 'unable to get local issuer certificate', with -untrusted intermediate.pem it is OK.",
  fix: [
    'client: cat client-cert.pem intermediate.pem > client-chain.pem; ssl-cert=client-chain.pem',
    'or server: append the intermediate to ssl_ca and reload',
    'mysql --ssl-cert=client-chain.pem --ssl-key=client-key.pem ...',
    'check: openssl verify -CAfile ca.pem -untrusted intermediate.pem client-cert.pem',
  ],
  lookAlikes: [
    'server-ca-not-the-issuer',
    'server-ca-not-set',
    'client-cert-other-ca',
    'require-issuer-is-root',
    'client-cert-self-signed',
  ],
  reads: ['wire.attempts'],
  run: foundIdentity('client-cert-intermediate-missing'),
};
