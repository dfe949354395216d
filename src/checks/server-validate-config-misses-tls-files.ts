import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-validate-config-misses-tls-files',
  family: 'options',
  title: 'mysqld --validate-config passes although TLS cannot work',
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-files'],
  leadsTo: ['misread-output'],
  versions: 'MySQL 8.0.16+',
  symptoms: [
    {
      where:
        'mysqld 9.7 --validate-config with ssl-cert=/nope.pem; mysqld 9.7 --validate-config with tls-version= (empty)',
      text: 'exit status 0, no output',
    },
    {
      where: 'mysqld 9.7 --validate-config with tls-version=TLSv1.1',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1. (exit 1)',
    },
  ],
  why: 'Validation checks names and values, not files: missing, unreadable or non-matching certificates go unnoticed and the restarted server runs without TLS.',
  proof: 'Open and match the files offline as the service user in addition.',
  fix: [
    'openssl x509 -in CERT -noout -pubkey | openssl sha256; openssl pkey -in KEY -pubout | openssl sha256',
    'check after restart: Ssl_server_not_after is not empty',
  ],
  lookAlikes: [],
};
