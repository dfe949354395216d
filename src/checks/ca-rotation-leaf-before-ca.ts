import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-rotation-leaf-before-ca',
  family: 'certificates',
  title: 'New leaf certificates are in use before the new CA reached the other side',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY (client has only the old CA)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=SELF_SIGNED_CERT_IN_CHAIN message=self-signed certificate in certificate chain',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=self-signed certificate in certificate chain' },
    {
      where: 'client mysql 9.7 TLS 1.2, new client certificate, server has only the old CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'client mysql 9.7 TLS 1.3 the same',
      text: 'ERROR 2013 (HY000): Lost connection to MySQL server during query',
    },
    {
      where: 'acceptance table',
      text: 'ssl-ca with old+new CA concatenated: all clients accept old and new leaves, also when both CAs have the same subject; a server accepts client certificates of both',
    },
  ],
  why: 'Order of a CA change: the bundle old+new must be everywhere (clients AND servers, reloaded) before the first new leaf.',
  proof:
    'The issuer of the new leaf is absent from ssl-ca of one side while the old CA (same organisation, near subject) is there; leaf notBefore is newer than the mtime of that ssl-ca file, or the file has the new CA and the running server does not (not reloaded).',
  fix: [
    'cat ca-old.pem ca-new.pem > ca-bundle.pem   # 1. everywhere as ssl-ca',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    '# 2. then the new leaves, 3. at last remove ca-old.pem',
    'openssl verify -CAfile ca-bundle.pem old-leaf.pem new-leaf.pem',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'ca-renewed-same-name-new-key', 'client-cert-other-ca'],
  reads: ['wire.attempts'],
  run: foundVerdict('ca-rotation-leaf-before-ca'),
};
