import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'crl-missing-for-issuer',
  family: 'server-files',
  title: 'CRL checking is on, but there is no CRL for an issuer in the chain',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['client-cert-refused'],
  versions: 'MySQL 9.7, MariaDB 10.11/11.8',
  symptoms: [
    {
      where: 'client mariadb 10.11 with --ssl-cert; client mariadb 10.11 the same; client mariadb 11.8 the same',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
    {
      where: 'client mariadb 10.11 (race, against MySQL 9.7)',
      text: "ERROR 2013 (HY000): Lost connection to server at 'sending authentication information', system error: 32",
    },
    {
      where: 'client mysql 9.7 against MySQL 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading authorization packet', system error: 71",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because unable to get certificate CRL',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    { where: 'server log mariadb 10.11/11.8', text: '(no line, even when ssl_crlpath does not exist)' },
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY with --ssl-crl',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 / 11.8 --ssl-ca --ssl-crl',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get certificate CRL',
    },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because unable to get certificate CRL',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    { where: 'server log mariadb 10.11 / 11.8', text: '(no line at start)' },
    {
      where: 'client mysql 9.7 TLS 1.2 with a good client certificate, CRL on the server',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    { where: 'driver node tls (crl option)', text: 'code=UNABLE_TO_GET_CRL message=unable to get certificate CRL' },
    {
      where: 'acceptance table',
      text: 'CRL of another CA, or only the root CRL while the certificate is from an intermediate: refused; CRLs of root AND intermediate concatenated in one file: mysql and mariadb accept; node tls reads only the first CRL of one string: UNABLE_TO_GET_CRL, give an array',
    },
  ],
  why: 'ssl_crl or ssl_crlpath switches CRL checking on for the whole chain; a missing CRL then fails every client certificate with the same alert as an unknown CA. ssl_crlpath needs hash links <hash>.r0; an absent folder is not reported by MariaDB.',
  proof:
    'For the issuer of the client certificate no CRL with that issuer name and a verifying signature in ssl_crl, nor <subject_hash>.rN in ssl_crlpath. Removing ssl_crl* makes the same certificate pass. Also: For each certificate of the chain but the root: a CRL with issuer == its issuer is in ssl_crl / ssl_crlpath. The client sees only "unknown ca".',
  fix: [
    'openssl crl -in crl.pem -noout -issuer -hash',
    'openssl rehash /etc/mysql/tls/crl.d   # makes bd6fc875.r0',
    'a chain needs one CRL per CA: cat root.crl inter.crl > crl.pem',
    'reload; openssl verify -crl_check_all -CAfile ca.pem -CRLfile crl.pem client-cert.pem',
    'cat root-crl.pem intermediate-crl.pem > crl.pem',
  ],
  lookAlikes: ['server-ca-not-the-issuer', 'client-cert-other-ca'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('crl-missing-for-issuer'),
};
