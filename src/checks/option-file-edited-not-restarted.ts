import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'option-file-edited-not-restarted',
  family: 'options',
  title: 'The option file was edited, but the server was only reloaded (or not at all)',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['restart-will-fail'],
  versions: 'all',
  symptoms: [
    {
      where: 'SQL mysql 9.7 after editing the file and ALTER INSTANCE RELOAD TLS',
      text: '@@tls_version=TLSv1.2, Current_tls_version TLSv1.2 (file says TLSv1.3); no warning',
    },
    { where: 'SQL mysql 9.7 variables_info', text: 'EXPLICIT | /etc/mysql/tls/rr.cnf (path of the file, old value)' },
  ],
  why: 'RELOAD TLS / FLUSH SSL reopen the certificate files at the paths the server already has; they never read option files. New paths, tls_version or ciphers in my.cnf need a restart (or SET GLOBAL + RELOAD on MySQL 8.0.16+).',
  proof:
    "File's value (with mtime) differs from SHOW GLOBAL VARIABLES, source EXPLICIT/CONFIG with that very path, and mtime is later than server start (now - Uptime).",
  fix: [
    "restart; or MySQL: SET GLOBAL ssl_cert='…', ssl_key='…'; ALTER INSTANCE RELOAD TLS;",
    "check: SHOW STATUS LIKE 'Current_tls%'",
  ],
  lookAlikes: ['option-later-file-overrides', 'option-file-not-the-one-read'],
};
