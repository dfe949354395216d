import type { Check } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-key-unreadable',
  family: 'clients-drivers',
  title: 'The process may not read the client key (owner or mode)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'All; containers with non-root users, Kubernetes Secret volumes with defaultMode 0400 owned by root.',
  symptoms: [
    {
      where: 'client mariadb 10.11, DBD::MariaDB (libmariadb 3.3)',
      text: "ERROR 2026 (HY000): File '/etc/mysql/tls/client-key.pem' not found (Errcode: 1641203520) — the number is random",
    },
    {
      where: 'client mysql 9.7',
      text: "mysql: [ERROR] SSL error: Unable to get private key from '/etc/mysql/tls/client-key.pem'.\nERROR 2026 (HY000): SSL connection error: Unable to get private key",
    },
    { where: 'driver PyMySQL', text: 'PermissionError: [Errno 13] Permission denied' },
    { where: 'driver PHP mysqli', text: "Unable to set private key file `/etc/mysql/tls/client-key.pem'" },
  ],
  why: "open(2) returns EACCES; MariaDB Connector/C words it 'not found' with a garbage error number.",
  proof:
    "stat the file as the application's uid (mode, owner, x on every parent directory); file exists although the text says 'not found'.",
  fix: [
    'chown app: /etc/app/client-key.pem && chmod 600 /etc/app/client-key.pem',
    'Kubernetes: securityContext.fsGroup: 1000 and defaultMode: 0440 on the secret volume',
    'check: sudo -u app head -c1 /etc/app/client-key.pem',
  ],
  lookAlikes: ['client-ca-file-missing', 'client-key-cert-mismatch'],
  reads: ['client.files'],
  run: foundClientFiles(
    ({ role, kind }) =>
      ['key', 'cert', 'ca', 'capath', 'crl', 'crlpath', 'rsa-public-key'].includes(role) &&
      ['file-closed', 'folder-closed', 'group-not-joined', 'refused-beyond-modes'].includes(kind),
  ),
};
