import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-key-too-weak',
  family: 'certificates',
  title: "The CA's key is too small (RSA 1024): the server starts, then every handshake fails",
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['handshake-failed'],
  versions: 'all servers at OpenSSL security level 2',
  symptoms: [
    {
      where: 'client mysql 9.7, even REQUIRED',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000438:SSL routines::tlsv1 alert internal error',
    },
    {
      where: 'client mariadb 10.11 / 11.8, with and without CA, even with --disable-ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert internal error',
    },
    {
      where: 'driver mariadb (node) / driver node tls',
      text: 'code=ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR message=<pointer>:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:…:SSL alert number 80',
    },
    {
      where: 'client mysql 9.7 with a client certificate of such a CA, TLS 1.2',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000412:SSL routines::ssl/tls alert bad certificate',
    },
    { where: 'client mariadb 10.11 the same', text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert bad certificate' },
    {
      where: 'acceptance table',
      text: 'server with leaf RSA 2048 from a CA RSA 1024 that is in its ssl_ca: start and RELOAD / FLUSH SSL succeed without a warning, then all clients in all modes are refused with alert 80',
    },
    {
      where: 'driver mysql2; mariadb npm (own OpenSSL, SECLEVEL=1)',
      text: 'CA signature digest algorithm too weak; with ciphers DEFAULT@SECLEVEL=2: CA certificate key too weak',
    },
  ],
  why: 'The server builds its chain from ssl_ca at handshake time and finds a certificate below the security level; loading does not check it.',
  proof: 'Any CA in ssl_ca (or in ssl_cert after the leaf) with RSA < 2048.',
  fix: [
    'openssl x509 -in ca.pem -noout -text | grep Public-Key',
    '# new CA with 2048 bits or more; reissue all certificates',
  ],
  lookAlikes: ['client-cert-too-large'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-key-too-weak'),
};
