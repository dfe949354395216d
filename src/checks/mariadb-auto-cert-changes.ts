import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'mariadb-auto-cert-changes',
  family: 'server-files',
  title: 'MariaDB 11.4+ without ssl_cert makes a new self-signed certificate at every start and FLUSH SSL',
  role: 'warning',
  severity: 'notice',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['server-cert-refused'],
  versions: 'MariaDB 11.4-11.8',
  symptoms: [
    {
      where: 'openssl s_client mariadb 11.8',
      text: 'subject=CN = MariaDB Server, serial=00; SHA-256 fingerprint differs after each restart and after FLUSH SSL',
    },
    { where: 'SHOW VARIABLES', text: 'have_ssl\tYES, ssl_cert\t(empty)' },
  ],
  why: 'The certificate lives in memory only. Clients that pin it (trust file, ssl-fp, known fingerprint) fail after the next restart; clients that prove it by password (MariaDB Connector/C >= 3.4) work.',
  proof: '@@ssl_cert empty, certificate self-signed with CN=MariaDB Server, notBefore = last start or FLUSH SSL.',
  fix: [
    'ssl_cert/ssl_key/ssl_ca with real files under [mariadbd]; restart',
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256   # twice, over a restart',
  ],
  lookAlikes: ['server-tls-not-configured', 'server-cert-not-reloaded'],
};
