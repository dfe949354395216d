import type { Check } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-identity-file-missing',
  family: 'clients-drivers',
  title: 'The certificate or key file that the client names does not exist',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "mysql: [ERROR] SSL error: Unable to get certificate from '/etc/app/nope.pem'.",
    },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: No such file or directory (2)' },
  ],
  why: 'A typing error, a file that was never copied to this machine, or a path that only exists in a container.',
  proof: 'The path that the option in force names has no file; the finding says at which component it ends.',
  fix: ['mysql --print-defaults   # which option names it', 'ls -l /path/of/the/file'],
  lookAlikes: ['client-ca-file-missing', 'client-path-relative', 'client-key-unreadable'],
  reads: ['client.files'],
  run: foundClientFiles(
    ({ role, kind }) =>
      ['cert', 'key', 'crl', 'crlpath', 'rsa-public-key'].includes(role) &&
      ['missing', 'link-broken', 'not-expanded'].includes(kind),
  ),
};
