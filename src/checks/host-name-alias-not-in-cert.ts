import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'host-name-alias-not-in-cert',
  family: 'certificates',
  title: 'Clients connect by an alias, CNAME, VIP, load balancer or cloud endpoint that is not in the certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 --ssl-ca --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    { where: 'client mariadb 11.8 --ssl-ca', text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed' },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: Host: lb.other.test. is not in the cert's altnames: DNS:db",
    },
    {
      where: 'driver mysql2 verifyIdentity:true',
      text: "code=HANDSHAKE_SSL_ERROR message=Hostname/IP does not match certificate's altnames: Host: lb.other.test. is not in the cert's altnames: DNS:db",
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED, VERIFY_CA: accept; mysql 9.7 VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl-ca without verify: accepts; mariadb 10.11 --ssl-verify-server-cert: refuses; mariadb 11.8 --ssl-ca: refuses; mysql2 without verifyIdentity: accepts; mysql2 verifyIdentity, mariadb.js, node tls: refuse',
    },
  ],
  why: 'TLS checks the name that was typed, not the canonical name that DNS gives.',
  proof:
    'Host is not in the SAN, but its CNAME target or another name of the same address is. Proxies (ProxySQL, MaxScale, HAProxy in TCP mode, cloud tunnels): the certificate is the one of whoever ends TLS.',
  fix: [
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName',
    '# reissue with every name clients type:',
    'printf "subjectAltName=DNS:db.example.test,DNS:db,DNS:lb.example.test,IP:10.0.0.5\\nextendedKeyUsage=serverAuth\\n" > ext; openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile ext -out server-cert.pem',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    'check: mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem -h db.example.test -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['host-name-mismatch'],
  reads: ['wire.attempts'],
  run: foundName('host-name-alias-not-in-cert'),
};
