import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'server-cert-without-ip-san',
  family: 'certificates',
  title: 'The client connects to an IP address and the certificate has no iPAddress entry for it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'driver PyMySQL, mysql-connector-python',
      text: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '127.0.0.1'. (_ssl.c:1006)",
    },
    {
      where: 'client mysql 9.7 VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    { where: 'client mariadb 11.8 --ssl-ca', text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed' },
    {
      where: 'driver go-sql-driver, tls=true and an address as host',
      text: "x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs",
    },
    {
      where: 'driver node tls',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: IP: 192.0.2.1 is not in the cert's list:",
    },
    {
      where: 'driver mariadb (node)',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:db",
    },
    {
      where: 'driver mysql2 verifyIdentity:true',
      text: "code=HANDSHAKE_SSL_ERROR message=Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:db",
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED, VERIFY_CA: accept; mysql 9.7 VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl-ca without verify: accepts; mariadb 10.11 --ssl-verify-server-cert: refuses; mariadb 11.8 --ssl-ca: refuses; mysql2 without verifyIdentity: accepts; mysql2 verifyIdentity, mariadb.js, node tls: refuse',
    },
  ],
  why: 'An address is compared with iPAddress entries (4 or 16 bytes), not with names.',
  proof: 'Host is an IP literal; no iPAddress SAN equals it.',
  fix: [
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName',
    '# connect by name, or add IP:10.0.0.5 to subjectAltName (openssl: "IP:", not "DNS:")',
    'printf "subjectAltName=DNS:db.example.test,DNS:db,DNS:lb.example.test,IP:10.0.0.5\\nextendedKeyUsage=serverAuth\\n" > ext; openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile ext -out server-cert.pem',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    'check: mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem -h db.example.test -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-cert-ip-as-dns-san', 'driver-node-ip-checked-as-localhost', 'host-name-mismatch'],
  reads: ['wire.attempts'],
  run: foundName('server-cert-without-ip-san'),
};
