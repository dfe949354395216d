import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-ca-not-set-trusts-system-cas',
  family: 'accounts-auth',
  title: "The server has no ssl_ca: REQUIRE X509 is met by a certificate of any CA of the system's store",
  role: 'cause',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MariaDB 10.11, 11.8; MySQL 9.7',
  symptoms: [
    {
      where:
        "client mariadb 10.11/11.8 and mysql 9.7 (server's OpenSSL default store holds the client's CA, ssl_ca empty)",
      text: 'REQUIRE X509 account logs in',
    },
    { where: 'SHOW VARIABLES', text: 'ssl_ca and ssl_capath are empty' },
  ],
  why: "Without ssl_ca the OpenSSL default verify paths (SSL_CERT_FILE/SSL_CERT_DIR or the distribution's /etc/ssl/certs) are loaded: everybody with a publicly trusted certificate for client authentication (and the password) passes REQUIRE X509.",
  proof:
    "ssl_ca='' AND ssl_capath='' and accounts with ssl_type='X509'. ISSUER/SUBJECT accounts are still bound to their text.",
  fix: [
    '[mysqld] ssl_ca=<own client CA only>',
    "ALTER USER 'u'@'%' REQUIRE ISSUER '/.../CN=own CA' AND SUBJECT '/...';",
  ],
  lookAlikes: ['server-ca-not-set'],
};
