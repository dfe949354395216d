import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'crl-not-yet-valid',
  family: 'certificates',
  title: "The CRL's lastUpdate lies in the future",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['client-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because CRL is not yet valid',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'client mysql 9.7 TLS 1.2 with a good client certificate, CRL on the server',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000412:SSL routines::ssl/tls alert bad certificate',
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'sending authentication information', system error: 32",
    },
    { where: 'client mariadb 11.8 the same', text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert bad certificate' },
    {
      where: 'client mariadb 10.11 with --ssl-cert, CRL not yet valid',
      text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert bad certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because CRL is not yet valid',
    },
  ],
  why: 'Clock of the CA machine ahead, or of the server behind.',
  proof: 'openssl crl -lastupdate > now.',
  fix: ['openssl crl -in crl.pem -noout -lastupdate; date -u', 'timedatectl set-ntp true'],
  lookAlikes: [],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('crl-not-yet-valid'),
};
