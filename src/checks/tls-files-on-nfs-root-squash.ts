import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'tls-files-on-nfs-root-squash',
  family: 'server-files',
  title: 'The key lies on NFS with root_squash, or on another share that maps users away',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [
    { where: 'server log, any', text: "SSL error: Unable to get private key from '/mnt/shared/tls/server-key.pem'" },
    { where: 'shell as root', text: 'cat: /mnt/shared/tls/server-key.pem: Permission denied' },
  ],
  why: 'On an NFS export with root_squash root becomes nobody: even root cannot read a 0600 key, and uid numbers must agree between hosts (mysql is uid 999 here, 27 there).',
  proof:
    "statfs type of the path is nfs/nfs4/cifs/fuse (/proc/self/mountinfo) AND open() as the server's uid gives EACCES, or the numeric owner of the file is not the server's uid. EACCES even as root is typical.",
  fix: [
    'keep private keys on a local disk: install -o mysql -g mysql -m 0400 …',
    'or chown on the NFS server to the numeric uid of mysql on the client: id -u mysql',
    'sudo -u mysql cat KEY >/dev/null && echo readable',
  ],
  lookAlikes: ['server-key-unreadable', 'tls-parent-dir-not-searchable'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'capath', 'crlpath'], ['network-share'])),
};
