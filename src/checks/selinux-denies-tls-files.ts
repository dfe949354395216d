import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'selinux-denies-tls-files',
  family: 'server-files',
  title: 'The SELinux label of the certificate files forbids the server to read them',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'RHEL, Fedora, Oracle Linux and clones; MySQL and MariaDB',
  symptoms: [
    { where: 'server log, any', text: "SSL error: Unable to get private key from '/etc/mysql/tls/server-key.pem'" },
    {
      where: 'audit log',
      text: 'type=AVC msg=audit(…): avc:  denied  { read } for  pid=… comm="mysqld" name="server-key.pem" dev=… ino=… scontext=system_u:system_r:mysqld_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0',
    },
  ],
  why: 'Files moved (mv keeps the label) from a home or temporary folder carry user_home_t/user_tmp_t; mysqld_t may read cert_t, mysqld_etc_t, mysqld_db_t only. ls -l shows nothing but a dot after the mode.',
  proof:
    "getenforce = Enforcing and `ls -Z FILE` is not one of cert_t/mysqld_*_t/etc_t, or `ausearch -m avc -c mysqld -ts recent` names it. Permissive + no AVC = not this (a real case, Percona's PXC story of May 2026, looked here in vain).",
  fix: [
    "restorecon -Rv /etc/mysql/tls   # or: semanage fcontext -a -t cert_t '/etc/mysql/tls(/.*)?' && restorecon -Rv /etc/mysql/tls",
    'ls -Z /etc/mysql/tls',
    'restart; ausearch -m avc -c mysqld -ts recent prints <no matches>',
  ],
  lookAlikes: ['server-key-unreadable', 'apparmor-denies-tls-files'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'capath', 'crlpath'], ['selinux'])),
};
