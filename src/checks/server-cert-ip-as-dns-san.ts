import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'server-cert-ip-as-dns-san',
  family: 'certificates',
  title: 'An IP address is written as a dNSName (or as CN): some clients accept it, some do not',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions: 'MariaDB Connector/C, mysqlnd (PHP) and Connector/J 9 accept; MySQL, Node, Go and Python refuse',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    { where: 'client mariadb 10.11 / 11.8', text: '(connects)' },
    {
      where: 'driver node tls',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: IP: 192.0.2.1 is not in the cert's list:",
    },
    {
      where: 'acceptance table',
      text: 'SAN=DNS:192.0.2.1: mysql 9.7 VERIFY_IDENTITY refuses; mariadb 10.11 verify accepts; mariadb 11.8 --ssl-ca accepts; node tls, mysql2 verifyIdentity, mariadb.js refuse. CN=192.0.2.1 without SAN: the same split. SAN=DNS:*.99.153.1: mariadb 10.11 and 11.8 accept even this wildcard; mysql and node refuse. SAN=IP:192.0.2.1: mysql, mariadb, node tls accept',
    },
    {
      where: 'driver go-sql-driver',
      text: "x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs",
    },
    {
      where: 'driver PyMySQL / mysql-connector-python',
      text: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '127.0.0.1'. (_ssl.c:1006)",
    },
    { where: 'client mariadb 10.11 / 11.8, PHP 8.2, Connector/J 9.3.0', text: 'accepted' },
  ],
  why: "MariaDB, mysqlnd and Connector/J compare the address as text with the names; OpenSSL's own check, Go, Node and Python match an address only against iPAddress entries.",
  proof:
    'Host is an IP literal; a dNSName or the CN equals it as text (or by wildcard) and no iPAddress entry does. Predict by client.',
  fix: [
    '# reissue with a real address entry',
    'printf "subjectAltName=IP:192.0.2.1,DNS:db.example.test\\n" > ext; openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile ext -out server-cert.pem',
    'openssl x509 -in server-cert.pem -noout -ext subjectAltName   # check: must say "IP Address:"',
    'reissue: -addext subjectAltName=IP:10.0.0.5,DNS:db.internal',
    'check: openssl x509 -in server.pem -noout -ext subjectAltName shows IP Address:10.0.0.5',
  ],
  lookAlikes: ['server-cert-without-ip-san', 'host-name-mismatch', 'server-cert-without-san'],
  reads: ['wire.attempts'],
  run: foundName('server-cert-ip-as-dns-san'),
};
