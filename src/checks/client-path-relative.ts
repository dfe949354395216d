import type { Check } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-path-relative',
  family: 'options',
  title: 'A relative path in client options is taken from the current folder',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mariadb 10.11 --ssl-ca=ca.pem in another folder',
      text: 'ERROR 2026 (HY000): TLS/SSL error: No such file or directory (2)',
    },
    {
      where: 'client mysql 9.7 same',
      text: 'ERROR 2026 (HY000): SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
  ],
  why: "A client option file with a relative ssl-ca works only in one working folder (fails in cron, systemd, IDE). The server's working folder is datadir (why MySQL's 'ca.pem' works).",
  proof: 'Path option does not start with / or a drive; exists relative to one folder and not the other.',
  fix: ['use absolute paths', "check: cd / && mysql -e 'select 1'"],
  lookAlikes: ['option-value-not-expanded', 'client-ca-file-missing'],
  reads: ['client.files'],
  run: foundClientFiles(({ kind }) => kind === 'relative'),
};
