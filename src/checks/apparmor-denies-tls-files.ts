import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'apparmor-denies-tls-files',
  family: 'server-files',
  title: 'AppArmor forbids the server to open files outside its profile',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: "Ubuntu/Debian MySQL packages (profile usr.sbin.mysqld); MariaDB's own profile is empty; openSUSE",
  symptoms: [
    {
      where: 'server log, any',
      text: "SSL error: Unable to get certificate from '/etc/letsencrypt/live/db/fullchain.pem'",
    },
    {
      where: 'kernel log',
      text: 'audit: type=1400 audit(…): apparmor="DENIED" operation="open" profile="/usr/sbin/mysqld" name="/etc/letsencrypt/archive/db/privkey1.pem" pid=… comm="mysqld" requested_mask="r" denied_mask="r"',
    },
    { where: 'server log mysql 9.7', text: "mysqld: File '…' not found (OS errno 13 - Permission denied)" },
  ],
  why: 'The profile of mysqld allows /etc/mysql/*.pem, /var/lib/mysql and a few more; a path elsewhere gives EACCES although all mode bits are right. It is judged on the REAL path behind a symlink.',
  proof:
    "Mode bits and parent folders all allow the server's uid, yet EACCES; /sys/kernel/security/apparmor/profiles (or aa-status) lists mysqld in enforce mode; `journalctl -k | grep DENIED | grep mysqld` names the file. /proc/PID/attr/current shows the profile.",
  fix: [
    'grep -n pem /etc/apparmor.d/usr.sbin.mysqld   # which places are allowed; move the files there',
    'or add to /etc/apparmor.d/local/usr.sbin.mysqld:   /etc/letsencrypt/live/** r,   /etc/letsencrypt/archive/** r,',
    'apparmor_parser -r /etc/apparmor.d/usr.sbin.mysqld',
    'restart or reload TLS, then journalctl -k | grep DENIED is empty',
  ],
  lookAlikes: [
    'server-key-unreadable',
    'tls-parent-dir-not-searchable',
    'selinux-denies-tls-files',
    'systemd-sandbox-hides-tls-files',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'capath', 'crlpath'], ['apparmor'])),
};
