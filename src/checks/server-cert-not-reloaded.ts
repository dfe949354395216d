import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-cert-not-reloaded',
  family: 'server-files',
  title: 'The certificate file was renewed, the server still serves the old one',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['server-cert-refused'],
  versions: 'all',
  symptoms: [
    { where: 'openssl s_client', text: 'serial=1000 on the wire, serial=1001 in the file named by ssl_cert' },
    { where: 'SHOW STATUS mysql 9.7', text: 'Ssl_server_not_after\t(the old date)' },
  ],
  why: 'Files are read at start and on reload only; certbot & co renew the file and tell nobody. Sessions already open keep the old one even after a reload.',
  proof:
    "Fingerprint on the wire != fingerprint of the first certificate in the ssl_cert file, and that file's mtime is later than the server's start (Uptime).",
  fix: [
    'MySQL: ALTER INSTANCE RELOAD TLS;   MariaDB: FLUSH SSL;   5.6: restart',
    "certbot: /etc/letsencrypt/renewal-hooks/deploy/mysql.sh: install -o mysql -m 0400 …; mysql -e 'ALTER INSTANCE RELOAD TLS'",
    'compare: openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -serial; openssl x509 -in server-cert.pem -noout -serial',
  ],
  lookAlikes: ['server-cert-expired', 'server-reload-failed-old-cert-kept', 'mysql-auto-cert-used-instead'],
};
