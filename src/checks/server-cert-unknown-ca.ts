import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'server-cert-unknown-ca',
  family: 'certificates',
  title: 'The server certificate is signed by a CA that the client was not given',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions:
    'all servers; MySQL 5.7-9.7 with VERIFY_CA or better, MariaDB with --ssl-ca (11.4+ by default), every verifying driver',
  symptoms: [
    {
      where:
        'client mysql 9.7 (VERIFY_CA, VERIFY_IDENTITY); client mysql 9.7 with a directory that lacks the CA, --ssl-capath=/etc/ssl/certs',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'driver mysql2, mysqljs, mariadb (npm) with a CA that did not issue the certificate',
      text: 'self-signed certificate in certificate chain',
    },
    { where: 'driver go-sql-driver built with Go before 1.20', text: 'x509: certificate signed by unknown authority' },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca); client mariadb 11.8 default options against a MySQL 9.7 server; client mariadb 10.11 / 11.8 with a CA file',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
    {
      where:
        'performance_schema.replication_connection_status mysql 9.7 replica (also with SOURCE_SSL_VERIFY_SERVER_CERT=0, when SOURCE_SSL_CA is set)',
      text: "Error connecting to source 'r@127.0.0.1:3306'. This was attempt 1/10, with a delay of 2 seconds between attempts. Message: SSL connection error: error:0A000086:SSL routines::certificate verify failed",
    },
    {
      where:
        'client mariadb 11.8 default options against a MariaDB 10.11 server; client mariadb 11.8 without any CA option',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=SELF_SIGNED_CERT_IN_CHAIN message=self-signed certificate in certificate chain',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=self-signed certificate in certificate chain' },
    {
      where: 'client mariadb 10.11 / 11.8 when the server does not send its root',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
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
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 default vs 11.8 server with a password: ACCEPTS (password proof replaces the CA check); mariadb 11.8 --ssl-ca: refuses; mariadb 11.8 --disable-ssl-verify-server-cert: accepts; mysql2 / mariadb.js / node tls with ca: refuse',
    },
    { where: 'driver mysql2', text: 'self-signed certificate in certificate chain (code HANDSHAKE_SSL_ERROR)' },
    {
      where: 'driver mariadb npm',
      text: 'self-signed certificate in certificate chain (code SELF_SIGNED_CERT_IN_CHAIN)',
    },
    {
      where: 'driver go-sql-driver on Go 1.19 / 1.24',
      text: 'x509: certificate signed by unknown authority  /  tls: failed to verify certificate: x509: certificate signed by unknown authority',
    },
    {
      where: 'driver PyMySQL',
      text: "(2003, \"Can't connect to MySQL server on '127.0.0.1' ([SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006))\")",
    },
    {
      where: 'driver mysql-connector-python',
      text: "2055: Lost connection to MySQL server at '127.0.0.1:3306', system error: Errno 1: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)",
    },
    {
      where: 'driver aiomysql',
      text: "(2003, \"Can't connect to MySQL server on '127.0.0.1'\") — the TLS reason is only in __cause__",
    },
    {
      where: 'driver PHP mysqli',
      text: '(HY000/2002): Cannot connect to MySQL using SSL; warning: SSL operation failed with code 1. OpenSSL Error messages:\nerror:0A000086:SSL routines::certificate verify failed',
    },
    { where: 'driver PHP PDO', text: 'SQLSTATE[HY000] [2002] Cannot connect to MySQL using SSL' },
    {
      where: 'driver Connector/J 8/9',
      text: 'javax.net.ssl.SSLHandshakeException: java.security.cert.CertPathValidatorException: Path does not chain with any of the trust anchors',
    },
    {
      where: 'driver MariaDB Connector/J 2.7.6 and 3.5.10 (with serverSslCert)',
      text: 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    },
    {
      where: 'driver MariaDB Connector/J 3.5.10 (nothing given, private CA)',
      text: 'Self signed certificates. Either set sslMode=trust, use password with a MitM-Proof authentication plugin or provide server certificate to client',
    },
    { where: 'driver Rust rustls (sqlx, mysql_async)', text: 'invalid peer certificate: UnknownIssuer' },
    {
      where: 'driver .NET MySqlConnector',
      text: 'SSL Authentication Error ---> System.Security.Authentication.AuthenticationException: The remote certificate was rejected by the provided RemoteCertificateValidationCallback',
    },
    {
      where: 'driver .NET MySql.Data on .NET Framework',
      text: 'The remote certificate is invalid according to the validation procedure.',
    },
    { where: 'driver Elixir myxql', text: "{:tls_alert, {:unknown_ca, 'received CLIENT ALERT: Fatal - Unknown CA'}}" },
  ],
  why: "The chain that the server presents does not end at a certificate the client trusts: no CA given, another CA, or a CA file that the driver did not load. A server appends its root when that root is in its own ssl_ca, so the usual text is error 19 'self-signed certificate in certificate chain'; without the root it is 'unable to get local issuer certificate'.",
  proof:
    "Handshake without verification; the last certificate of the sent chain is self-signed and its SHA-256 fingerprint is in no certificate of the client's CA file or store, and no certificate there has its subject name (same subject, other key: ca-renewed-same-name-new-key). When the chain verifies offline with the configured file and the driver still fails, the file is not loaded (driver-node-path-instead-of-pem).",
  fix: [
    'openssl s_client -starttls mysql -connect HOST:3306 -showcerts </dev/null   # issuer of certificate 0 and the last one sent',
    '# get the CA certificate from the DBA over a safe way (never from the handshake alone), then:',
    'mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=/etc/mysql/tls/ca.pem -h HOST',
    'mariadb --ssl-ca=/etc/mysql/tls/ca.pem --ssl-verify-server-cert -h HOST',
    'Java: keytool -importcert -noprompt -alias db-ca -file ca.pem -keystore trust.p12 -storetype PKCS12 -storepass …; trustCertificateKeyStoreUrl=file:/etc/app/trust.p12&trustCertificateKeyStorePassword=…',
    'Node (all drivers): NODE_EXTRA_CA_CERTS=/etc/app/ca.pem',
    'check: openssl s_client -starttls mysql -connect HOST:3306 -CAfile ca.pem -verify_return_error </dev/null 2>&1 | grep -E "Verify return code|verify error"',
  ],
  lookAlikes: [
    'server-cert-self-signed',
    'server-cert-intermediate-missing',
    'ca-renewed-same-name-new-key',
    'ca-rotation-leaf-before-ca',
    'ca-bundle-of-cloud-outdated',
    'driver-node-path-instead-of-pem',
    'client-mariadb-verify-text-masks-error',
  ],
  reads: ['wire.attempts'],
  run: foundChain('server-cert-unknown-ca'),
};
