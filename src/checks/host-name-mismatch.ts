import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'host-name-mismatch',
  family: 'certificates',
  title: 'The name that the client connects to is not in the server certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions:
    'MySQL 5.7.11+ VERIFY_IDENTITY; MariaDB --ssl-verify-server-cert (11.4+ once a CA is given); drivers whose name check is on',
  symptoms: [
    {
      where: 'driver .NET MySqlConnector, Connector/NET',
      text: 'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
    },
    {
      where: 'client mysql 9.7 VERIFY_IDENTITY; client mysql 9.7 --ssl-mode=VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 --ssl-ca --ssl-verify-server-cert; client mariadb 10.11 (Connector/C 3.3), DBD::MariaDB, odbc-mariadb SSLVERIFY=1',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    {
      where: 'client mariadb 11.8 --ssl-ca; client mariadb 11.8 (Connector/C 3.4)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: Host: db.example.test. is not in the cert's altnames: DNS:other.example.test",
    },
    {
      where: 'driver mysql2 verifyIdentity:true',
      text: "code=HANDSHAKE_SSL_ERROR message=Hostname/IP does not match certificate's altnames: Host: db.example.test. is not in the cert's altnames: DNS:other.example.test",
    },
    {
      where: 'server log mysql 9.7 (client refused the server certificate; log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Bad handshake',
    },
    {
      where:
        'server log mariadb 10.11 / 11.8 (log_warnings>=4; client refused the server certificate or server refused the client certificate)',
      text: "[Warning] Aborted connection 24 to db: 'unconnected' user: 'unauthenticated' host: '192.0.2.2' (This connection closed normally without authentication)",
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED, VERIFY_CA: accept; mysql 9.7 VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl-ca without verify: accepts; mariadb 10.11 --ssl-verify-server-cert: refuses; mariadb 11.8 --ssl-ca: refuses; mysql2 without verifyIdentity: accepts; mysql2 verifyIdentity, mariadb.js, node tls: refuse',
    },
    {
      where: 'driver mysql2 verifyIdentity:true; mariadb npm',
      text: "Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:other.example (mariadb code ERR_TLS_CERT_ALTNAME_INVALID)",
    },
    { where: 'driver go-sql-driver', text: 'x509: certificate is valid for other.example, not localhost' },
    {
      where: 'driver PyMySQL / mysql-connector-python',
      text: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'localhost'. (_ssl.c:1006)",
    },
    {
      where: 'driver PyMySQL by IP',
      text: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '127.0.0.1'. (_ssl.c:1006)",
    },
    { where: 'driver PHP 8.2 mysqli', text: "Peer certificate subjectAltName did not match expected name `127.0.0.1'" },
    {
      where: 'driver PHP 8.2 mysqli, certificate without SAN',
      text: "Peer certificate CN=`localhost' did not match expected CN=`127.0.0.1'",
    },
    {
      where: 'driver Connector/J 9.3.0',
      text: "Server identity verification failed. None of the certificate's DNS or IP Subject Alternative Name entries matched the server hostname/IP 'localhost'.",
    },
    {
      where: 'driver Connector/J 8.0.33',
      text: "Server identity verification failed. None of the DNS or IP Subject Alternative Name entries matched the server hostname/IP 'localhost'.",
    },
    {
      where: 'driver MariaDB Connector/J 3.5.10',
      text: 'SSL hostname verification failed : DNS host "localhost" doesn\'t correspond to SAN[{DNS:"other.example"}]\nThis verification can be disabled using the sslMode to VERIFY_CA but won\'t prevent man-in-the-middle attacks anymore',
    },
    {
      where: 'driver MariaDB Connector/J 2.7.6',
      text: 'SSL hostname verification failed : IPv4 host "127.0.0.1" doesn\'t correspond to certificate CN "other.example" and SAN[{DNS:"other.example"}]\nThis verification can be disabled using the option "disableSslHostnameVerification" but won\'t prevent man-in-the-middle attacks anymore',
    },
    {
      where: 'driver Rust rustls >= 0.23.2x',
      text: 'certificate not valid for name "127.0.0.1"; certificate is only valid for 203.0.113.99',
    },
    { where: 'driver Elixir/Erlang', text: '{bad_cert,hostname_check_failed}' },
  ],
  why: 'None of the dNSName entries (or the CN, only without any dNSName) equals the host as typed.',
  proof:
    "Compare the client's literal host (after option files) with the SANs of the leaf read by handshake: an IP needs an iPAddress entry, a name a dNSName. MySQL's client has ONE text for a bad chain and a bad name: when VERIFY_CA passes and VERIFY_IDENTITY fails it is the name.",
  fix: [
    'openssl s_client -starttls mysql -connect HOST:3306 </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName',
    '# reissue with every name clients type:',
    'printf "subjectAltName=DNS:db.example.test,DNS:db,DNS:lb.example.test,IP:10.0.0.5\\nextendedKeyUsage=serverAuth\\n" > ext; openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile ext -out server-cert.pem',
    'mysql -e "ALTER INSTANCE RELOAD TLS"   # MariaDB: FLUSH SSL',
    'connect by a name in the certificate, or reissue with -addext subjectAltName=DNS:db,DNS:db.internal,IP:10.0.0.5',
    'Go: tls.Config{ServerName:"db.example"} when connecting by another address; Node: no servername option in mysql2 for IPs, so use the name',
    'check: mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem -h db.example.test -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'server-cert-unknown-ca',
    'server-cert-without-ip-san',
    'host-name-alias-not-in-cert',
    'server-cert-ip-as-dns-san',
    'server-cert-without-san',
  ],
  reads: ['wire.attempts'],
  run: foundName('host-name-mismatch'),
};
