import type { Check } from './engine/check.ts';
import { foundIdentity } from './engine/client-identity.ts';

export const check: Check = {
  id: 'server-ca-not-the-issuer',
  family: 'server-files',
  title: 'ssl_ca on the server is not the CA that signed the certificates',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['client-cert-refused', 'reload-refused'],
  versions:
    'all. Clients without a certificate work; those with one are refused, even when the account does not ask for it',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'server log mysql 9.7 (a leaf in ssl_ca)',
      text: '[Warning] [MY-015007] [Server] CA certificate/certficates is invalid. Please check logs for more details.',
    },
    { where: 'server log mariadb 10.11/11.8', text: '(no line; have_ssl YES)' },
    {
      where: 'client mariadb 10.11 with --ssl-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mariadb 10.11/11.8 with --ssl-cert (race, same cause)',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 104",
    },
    {
      where: 'client mysql 9.7 with --ssl-cert, against MySQL 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading authorization packet', system error: 71",
    },
    {
      where: 'client mysql 9.7 with --ssl-cert, against MariaDB',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'client mysql 9.7 with --ssl-cert --tls-version=TLSv1.2 (shows the true alert)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'MySQL 9.7 ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    { where: 'server log mysql 9.7, log_error_verbosity=3', text: '[Note] [MY-010914] [Server] Bad handshake' },
    {
      where: 'server log mariadb 10.11',
      text: "[Warning] Aborted connection 3 to db: 'unconnected' user: 'unauthenticated' host: 'localhost' (This connection closed normally without authentication)",
    },
  ],
  why: "The server asks every client for a certificate (Ssl_ctx_verify_mode 5) and verifies what comes against ssl_ca/ssl_capath. With the wrong CA there, each client certificate is an 'unknown ca'.",
  proof:
    "ssl_cert and the client's certificate both fail against ssl_ca offline (when ssl_cert passes and only the client's certificate fails it is client-cert-other-ca). Online: a handshake without client certificate succeeds, with one gets alert 48 (unknown_ca); the servers send no list of CA names in their CertificateRequest, so the wire alone can't tell which CA they want. Counters: Ssl_accepts rises, Ssl_finished_accepts does not.",
  fix: [
    'openssl verify -CAfile ca.pem server-cert.pem client-cert.pem   # both OK',
    'cat new-ca.pem old-ca.pem > ca.pem   # during a CA change trust both',
    "reload or restart; then mysql --ssl-cert=client-cert.pem --ssl-key=client-key.pem -e 'select 1'",
  ],
  lookAlikes: [
    'server-ca-not-set',
    'client-cert-intermediate-missing',
    'crl-missing-for-issuer',
    'client-cert-other-ca',
  ],
  reads: ['wire.attempts'],
  run: foundIdentity('server-ca-not-the-issuer'),
};
