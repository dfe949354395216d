import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-intermediate-v1',
  family: 'certificates',
  title: 'An X.509 v1 certificate (no extensions) is used as intermediate CA',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: invalid CA certificate',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=INVALID_PURPOSE message=unsuitable certificate purpose',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=unsuitable certificate purpose' },
    {
      where: 'acceptance table',
      text: 'v1 as ROOT in ssl-ca: accepted by all (mysql 9.7 VERIFY_IDENTITY, mariadb 10.11/11.8, node), also for client certificates; v1 as INTERMEDIATE: refused by all that verify',
    },
  ],
  why: '"openssl x509 -req" without -extfile makes version 1 certificates. As self-signed root they are tolerated, as intermediate they are no CA.',
  proof:
    'Version field of a non-root CA in the chain is v1. For a v1 root: warning only (rustls and others refuse v1).',
  fix: [
    'openssl x509 -in int.pem -noout -text | grep Version',
    'openssl x509 -req -in int.csr -CA root.pem -CAkey root.key -CAcreateserial -days 1825 -extfile <(printf "basicConstraints=critical,CA:TRUE\\nkeyUsage=critical,keyCertSign,cRLSign") -out int.pem',
  ],
  lookAlikes: [],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-intermediate-v1'),
};
