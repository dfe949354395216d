import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'systemd-sandbox-hides-tls-files',
  family: 'server-files',
  title: "systemd's sandbox or a container hides files that you can see in the shell",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    "all servers under systemd; MariaDB's unit has ProtectHome=true, ProtectSystem=full, PrivateDevices; same effect with Docker bind mounts that were forgotten",
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8',
      text: "SSL error: Unable to get certificate from '/home/admin/tls/server-cert.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get certificate' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/home/admin/tls/server-cert.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    { where: 'systemd unit', text: "ProtectHome=true (MariaDB's unit; MySQL's has PrivateTmp)" },
  ],
  why: "The service runs in its own mount namespace: /home, root's home and /run/user are empty or closed, the temporary folder is another one. `sudo -u mysql cat FILE` in a shell succeeds, the service gets ENOENT/EACCES.",
  proof:
    "Compare the file as seen from the host with /proc/PID/root/PATH (server running) or read `systemctl show mariadb -p ProtectHome -p PrivateTmp -p ProtectSystem -p InaccessiblePaths -p TemporaryFileSystem` and test whether a TLS path lies under /home, root's home, /run/user or a temporary folder. Simulated here with a tmpfs in a private mount namespace: host listed 3 files, /proc/PID/root/… listed 0.",
  fix: [
    'move the files: install -d -m 0750 -o mysql -g mysql /etc/mysql/tls; cp there; change ssl_* paths',
    'or systemctl edit mariadb:  [Service]  ProtectHome=false   then systemctl daemon-reload && systemctl restart mariadb',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-cert-file-missing', 'apparmor-denies-tls-files', 'tls-parent-dir-not-searchable'],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'capath', 'crlpath'], ['hidden'])),
};
