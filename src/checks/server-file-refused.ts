import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'server-file-refused',
  family: 'server-files',
  title: "A TLS file is refused to the server's user although every mode bit allows it",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [],
  why: 'Something beyond mode bits and access lists decides: a security module that was not recognised, a container, a file-system option, an immutable or encrypted share.',
  proof:
    "Every component of the path allows the server's user by mode and access list, and opening the file as that user fails.",
  fix: [
    'sudo -u mysql head -c 0 FILE   # the kernel says why',
    'journalctl -k | grep -i denied | tail',
    'findmnt -T FILE   # on what it lies',
  ],
  lookAlikes: [
    'apparmor-denies-tls-files',
    'selinux-denies-tls-files',
    'tls-files-on-nfs-root-squash',
    'systemd-sandbox-hides-tls-files',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'capath', 'crlpath'], ['refused-beyond-modes'])),
};
