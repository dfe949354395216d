import type { Check } from './engine/check.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

export const check: Check = {
  id: 'tls-parent-dir-not-searchable',
  family: 'server-files',
  title: "A folder on the path is closed to the server's user, although the files themselves are readable",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'all. MariaDB 10.11/11.8 refuse to start; MySQL 9.7 and 5.6 start WITHOUT TLS (5.6: have_ssl DISABLED; 9.7: tls_channel_status Enabled=No)',
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6 (yaSSL)',
      text: "SSL error: Unable to get private key from '/etc/letsencrypt/live/db.example.org/privkey.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get private key' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get private key from '/etc/letsencrypt/live/db.example.org/privkey.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get private key',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] Failed to setup SSL' },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] SSL error: Unable to get private key' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl\tDISABLED' },
    {
      where: 'server log mariadb 10.11/11.8 (all three files in the closed folder)',
      text: '[ERROR] SSL error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'server log mysql 9.7 (all three files in the closed folder)',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
    {
      where: 'MySQL 9.7 ALTER INSTANCE RELOAD TLS (all three files in it)',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed   (and NOT ONE line in the error log)',
    },
    {
      where: 'server debug log mysql 5.0 (OpenSSL), sslaccept',
      text: 'Error:  "error:00000005:lib(0):func(0):DH lib"',
    },
    { where: 'client mysql 5.0, same case', text: 'SSL Connect Failed' },
  ],
  why: "A directory above the file has no x (search) bit for the server's user: 0700 root, as /etc/letsencrypt/live and archive, root's home, or any home folder. The files inside are 0644/0640 and look right to root.",
  proof:
    "Walk every component from / (after resolving symlinks: certbot's live/ points into archive/) and test x as the server's uid/gids; report the FIRST folder that fails. MySQL 9.7 tells it apart from a closed file: no MY-015005 line here, since even stat() fails. If TLS worked before: datadir moved or umask 077 at a restore.",
  fix: [
    'namei -l /etc/letsencrypt/live/db.example.org/privkey.pem   # find the folder without x',
    'best: copy with a deploy hook: install -o mysql -g mysql -m 0400 "$RENEWED_LINEAGE/privkey.pem" /etc/mysql/tls/server-key.pem',
    'or: chgrp mysql DIR && chmod 0750 DIR   (never chmod 755 on a key store, never 777)',
    'sudo -u mysql cat KEY >/dev/null && echo readable; then reload or restart',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-key-unreadable',
    'server-cert-file-missing',
    'server-ca-file-missing',
    'systemd-sandbox-hides-tls-files',
  ],
  reads: ['server.files'],
  run: foundObstacles(about(['ca', 'cert', 'key', 'crl', 'crlpath'], ['folder-closed'])),
};
