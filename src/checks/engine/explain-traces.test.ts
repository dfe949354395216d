import { describe, expect, it } from 'vitest';
import { faults } from '../all.ts';
import { explain } from './explain.ts';

// What people paste: whole traces with frames, nested causes, prefixes of a log and of the shell. The first meaning must be
// one of those named.
const check = (text: string, ...ids: readonly string[]): void => {
  const found = explain(text, faults).meanings.map(({ fault }) => fault.id);
  expect(ids.includes(found[0] ?? 'unknown'), `${text}\n  → ${found.slice(0, 3).join(', ') || 'unknown'}`).toBe(true);
};

const traces: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'Connector/J and MariaDB Connector/J': [
    [
      [
        'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
        '',
        'The last packet successfully received from the server was 205 milliseconds ago. The last packet sent successfully to the server was 197 milliseconds ago.',
        '\tat com.mysql.cj.jdbc.exceptions.SQLError.createCommunicationsException(SQLError.java:174)',
        '\tat com.mysql.cj.jdbc.ConnectionImpl.createNewIO(ConnectionImpl.java:828)',
        'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
        '\tat java.base/sun.security.ssl.Alert.createSSLException(Alert.java:131)',
        '\t... 25 more',
      ].join('\n'),
      'driver-java-truststore-lacks-ca',
      'server-cert-unknown-ca',
    ],
    [
      [
        '[02:22:08 WARN]: com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
        '[02:22:08 WARN]:',
        '[02:22:08 WARN]: The last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.',
        '[02:22:08 WARN]:        at com.mysql.cj.jdbc.exceptions.SQLError.createCommunicationsException(SQLError.java:174)',
        '[02:22:08 WARN]:        at java.base/sun.security.ssl.SSLSocketImpl.startHandshake(SSLSocketImpl.java:450)',
        '[02:22:08 WARN]:        ... 25 more',
        '[02:22:08 WARN]: Caused by: java.security.cert.CertificateException: java.security.cert.CertPathValidatorException: Path does not chain with any of the trust anchors',
      ].join('\n'),
      'driver-java-truststore-lacks-ca',
    ],
    [
      [
        'com.zaxxer.hikari.pool.HikariPool$PoolInitializationException: Failed to initialize pool: Communications link failure',
        '\tat com.zaxxer.hikari.pool.HikariPool.throwPoolInitializationException(HikariPool.java:589)',
        'Caused by: com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
        '',
        'The last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.',
        'Caused by: java.net.ConnectException: Connection refused (Connection refused)',
      ].join('\n'),
      'network-port-closed',
    ],
    [
      [
        'com.mysql.jdbc.exceptions.jdbc4.CommunicationsException: Communications link failure',
        '',
        'The last packet successfully received from the server was 65 milliseconds ago.  The last packet sent successfully to the server was 64 milliseconds ago.',
        '        at com.mysql.jdbc.ExportControlled.transformSocketToSSLSocket(ExportControlled.java:203)',
        'Caused by: javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
      ].join('\n'),
      'driver-connector-j-5-tls12-not-enabled',
    ],
    [
      [
        'com.mysql.cj.exceptions.CJCommunicationsException: Communications link failure',
        '',
        'The last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.',
        '\tat com.mysql.cj.protocol.a.NativeProtocol.negotiateSSLConnection(NativeProtocol.java:351) ~[mysql-connector-java-8.0.12.jar:8.0.12]',
        'Caused by: javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake',
        'Caused by: java.io.EOFException: SSL peer shut down incorrectly',
      ].join('\n'),
      'client-cert-refused-shown-as-lost-connection',
      'tls-version-no-overlap',
      'server-tls10-only',
    ],
    [
      [
        'java.sql.SQLException: Cannot open file:/etc/app/truststore.jks [keystore password was incorrect]',
        'Caused by: java.io.IOException: keystore password was incorrect',
        'Caused by: java.security.UnrecoverableKeyException: failed to decrypt safe contents entry: javax.crypto.BadPaddingException: Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
      ].join('\n'),
      'driver-java-keystore-password-wrong',
    ],
    [
      [
        'com.mysql.cj.exceptions.SSLParamsException: Cannot open file:/etc/app/ca.pem [Invalid keystore format]',
        'Caused by: java.io.IOException: Invalid keystore format',
      ].join('\n'),
      'driver-java-pem-given-as-keystore',
    ],
    [
      "com.mysql.cj.exceptions.CJException: Server identity verification failed. None of the DNS or IP Subject Alternative Name entries matched the server hostname/IP 'db1.example.com'.",
      'host-name-mismatch',
    ],
    [
      [
        'com.mysql.cj.exceptions.UnableToConnectException: Public Key Retrieval is not allowed',
        '\tat com.mysql.cj.protocol.a.authentication.CachingSha2PasswordPlugin.nextAuthenticationStep(CachingSha2PasswordPlugin.java:129)',
      ].join('\n'),
      'caching-sha2-plain-cold',
    ],
    [
      "Caused by: com.mysql.cj.exceptions.WrongArgumentException: The connection property 'sslMode' acceptable values are: 'DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA' or 'VERIFY_IDENTITY'. The value 'VERIFY_FULL' is not acceptable.",
      'driver-ssl-mode-invalid',
    ],
    [
      [
        'java.sql.SQLNonTransientConnectionException: Could not connect to address=(host=localhost)(port=3306)(type=master) : Could not connect to localhost:3306 : PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
        '\tat org.mariadb.jdbc.internal.util.exceptions.ExceptionFactory.createException(ExceptionFactory.java:73)',
      ].join('\n'),
      'driver-java-truststore-lacks-ca',
      'server-cert-unknown-ca',
    ],
    [
      'java.sql.SQLNonTransientConnectionException: (conn=61) Failed to read keyStore file. Option keyStore=file:E:\\MariaDB\\Cert\\key.keystore',
      'client-identity-file-missing',
    ],
    [
      'java.sql.SQLNonTransientConnectionException: Could not connect to db:3306 : SSL hostname verification failed : DNS host "db" doesn\'t correspond to certificate CN "db.example.com"',
      'host-name-mismatch',
    ],
    [
      [
        'java.sql.SQLException: RSA public key is not available client side (option serverRsaPublicKeyFile not set)',
        '\tat org.mariadb.jdbc.plugin.authentication.standard.CachingSha2PasswordPlugin.process(CachingSha2PasswordPlugin.java:221)',
      ].join('\n'),
      'caching-sha2-plain-cold',
    ],
    [
      'java.sql.SQLNonTransientConnectionException: (conn=-1) Self signed certificates. Either set sslMode=trust, use password with a MitM-Proof authentication plugin or provide server certificate to client',
      'server-cert-unknown-ca',
      'server-cert-self-signed',
    ],
    [
      'java.sql.SQLNonTransientConnectionException: Trying to connect with ssl, but ssl not enabled in the server',
      'server-has-no-tls',
    ],
  ],
  Node: [
    [
      [
        'Error: self signed certificate in certificate chain',
        '    at TLSSocket.<anonymous> (/opt/app/node_modules/mysql2/lib/connection.js:317:48)',
        '    at TLSSocket.emit (node:events:390:28)',
        '    at TLSSocket._finishInit (node:_tls_wrap:944:8)',
        '    at TLSWrap.ssl.onhandshakedone (node:_tls_wrap:725:12)',
        '  {',
        "  code: 'HANDSHAKE_SSL_ERROR',",
        '  fatal: true',
        '}',
      ].join('\n'),
      'server-cert-unknown-ca',
    ],
    [
      [
        '2020-01-14 14:43:35{ Error: unable to get local issuer certificate',
        '2020-01-14 14:43:35at TLSSocket.<anonymous> (/opt/app/node_modules/mysql/lib/Connection.js:320:48)',
        '2020-01-14 14:43:35at TLSSocket.emit (events.js:182:13)',
        '2020-01-14 14:43:35--------------------',
        '2020-01-14 14:43:35at Protocol._enqueue (/opt/app/node_modules/mysql/lib/protocol/Protocol.js:144:48)',
      ].join('\n'),
      'server-cert-unknown-ca',
    ],
    [
      "{ [Error: UNABLE_TO_VERIFY_LEAF_SIGNATURE] code: 'HANDSHAKE_SSL_ERROR', fatal: true }",
      'server-cert-intermediate-missing',
      'server-cert-unknown-ca',
    ],
    [
      [
        'events.js:72',
        "        throw er; // Unhandled 'error' event",
        '              ^',
        'Error: 140178143799072:error:1408F10B:SSL routines:SSL3_GET_RECORD:wrong version number:../deps/openssl/openssl/ssl/s3_pkt.c:338:',
        '',
        '    at SlabBuffer.use (tls.js:234:18)',
      ].join('\n'),
      'network-plaintext-error-inside-handshake',
    ],
    [
      [
        'node:internal/process/promises:288',
        '            triggerUncaughtException(err, true /* fromPromise */);',
        '            ^',
        '',
        "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:db.example.com",
        '    at TLSSocket.onConnectSecure (node:_tls_wrap:1675:34) {',
        '  reason: "Host: localhost. is not in the cert\'s altnames: DNS:db.example.com",',
        "  code: 'ERR_TLS_CERT_ALTNAME_INVALID'",
        '}',
      ].join('\n'),
      'host-name-mismatch',
      'driver-node-ip-checked-as-localhost',
    ],
    [
      [
        "Error: Hostname/IP does not match certificate's altnames: IP: 10.0.0.5 is not in the cert's list: ",
        '    at Object.checkServerIdentity (node:tls:339:12) {',
        "  code: 'ERR_TLS_CERT_ALTNAME_INVALID'",
      ].join('\n'),
      'host-name-mismatch',
      'server-cert-without-ip-san',
    ],
    [
      [
        'Error: Server does not support secure connection',
        '    at Packet.asError (/app/node_modules/mysql2/lib/packets/packet.js:738:17)',
        '    at ClientHandshake.handshakeInit (/app/node_modules/mysql2/lib/commands/client_handshake.js:130:19) {',
        "  code: 'HANDSHAKE_NO_SSL_SUPPORT',",
        '  fatal: true',
        '}',
      ].join('\n'),
      'server-has-no-tls',
    ],
    [
      [
        "TypeError: SSL profile must be an object, instead it's a boolean",
        '    at ConnectionConfig.getSSLProfile (/app/node_modules/mysql2/lib/connection_config.js:274:13)',
      ].join('\n'),
      'driver-node-ssl-true',
    ],
    [
      [
        'SequelizeConnectionError: self-signed certificate in certificate chain',
        '    at ConnectionManager.connect (/app/node_modules/sequelize/lib/dialects/mysql/connection-manager.js:102:17)',
        '  parent: Error: self-signed certificate in certificate chain',
        "      code: 'HANDSHAKE_SSL_ERROR',",
      ].join('\n'),
      'server-cert-unknown-ca',
    ],
    [
      [
        'SqlError: (conn:-1, no: 45028, SQLState: HY000) pool timeout: failed to retrieve a connection from pool after 10001ms',
        '    (pool connections: active=0 idle=0 limit=10)',
        '    at module.exports.createError (/app/node_modules/mariadb/lib/misc/errors.js:64:10)',
        ' sql: null - parameters:[] {',
        '  cause: SqlError: (conn:-1, no: 45009, SQLState: 08S01) socket has unexpectedly been closed',
      ].join('\n'),
      'driver-pool-hides-tls-error',
    ],
    [
      '(conn:-1, no: 45012, SQLState: 08S01) Connection timeout: failed to create socket after 1001ms',
      'network-firewall-drops',
    ],
    [
      'SqlError: (conn:-1, no: 45023, SQLState: 08S01) Trying to connect with ssl, but ssl not enabled in the server',
      'server-has-no-tls',
    ],
    [
      'SqlError: (conn:12, no: 45044, SQLState: HY000) RSA public key is not available client side. Either set option `cachingRsaPublicKey` to indicate public key path, or allow public key retrieval with option `allowPublicKeyRetrieval`',
      'caching-sha2-plain-cold',
    ],
  ],
  Python: [
    [
      [
        'Traceback (most recent call last):',
        '  File "/vagrant/lib/python3.7/site-packages/pymysql/connections.py", line 599, in connect',
        '    self._request_authentication()',
        '  File "/usr/lib/python3.7/ssl.py", line 1117, in do_handshake',
        '    self._sslobj.do_handshake()',
        'ssl.SSLError: [SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1056)',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'Traceback (most recent call last):',
        '  File "<stdin>", line 1, in <module>',
        "pymysql.err.OperationalError: (2003, \"Can't connect to MySQL server on 'redacted.example.com' ([SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1056))\")",
      ].join('\n'),
      'tls-version-no-overlap',
      'server-tls10-only',
    ],
    [
      "pymysql.err.OperationalError: (2003, \"Can't connect to MySQL server on 'someplace.com' ([SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:997))\")",
      'network-plaintext-error-inside-handshake',
    ],
    [
      [
        "sqlalchemy.exc.OperationalError: (pymysql.err.OperationalError) (2003, \"Can't connect to MySQL server on 'db' ([SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '10.0.0.5'. (_ssl.c:1006))\")",
        '(Background on this error at: https://sqlalche.me/e/20/e3q8)',
      ].join('\n'),
      'server-cert-without-ip-san',
      'host-name-mismatch',
    ],
    [
      [
        'Traceback (most recent call last):',
        '  File "/app/db.py", line 12, in <module>',
        "    conn = pymysql.connect(host='db', user='app', password='x', ssl={'ca': 'ca.pem'})",
        'FileNotFoundError: [Errno 2] No such file or directory',
      ].join('\n'),
      'client-ca-file-missing',
    ],
    [
      "pymysql.err.OperationalError: (1045, \"Access denied for user 'app'@'10.0.0.3' (using password: YES)\")",
      'account-password-wrong',
    ],
    [
      "RuntimeError: 'cryptography' package is required for sha256_password or caching_sha2_password auth methods",
      'caching-sha2-plain-cold',
    ],
    [
      "pymysql.err.OperationalError: (3159, 'Connections using insecure transport are prohibited while --require_secure_transport=ON.')",
      'require-secure-transport-plain-client',
    ],
    [
      "mysql.connector.errors.InterfaceError: 2055: Lost connection to MySQL server at 'downloads.us-west-2.rds.amazonaws.com:3306', system error: 1 [SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1123)",
      'tls-version-no-overlap',
      'server-tls10-only',
    ],
    [
      'mysql.connector.errors.InterfaceError: 2026 (HY000): SSL connection error: error:1425F102:SSL routines:ssl_choose_client_version:unsupported protocol',
      'tls-version-no-overlap',
      'server-tls10-only',
    ],
    [
      "mysql.connector.errors.NotSupportedError: Authentication plugin 'caching_sha2_password' is not supported",
      'auth-plugin-missing-client',
    ],
    [
      'mysql.connector.errors.InterfaceError: 2026 (HY000): SSL connection error: Unable to get private key',
      'client-cert-without-key',
    ],
    [
      "mysql.connector.errors.OperationalError: 2055: Lost connection to MySQL server at '10.0.0.5:3306', system error: Errno 1: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)",
      'server-cert-unknown-ca',
    ],
    [
      "MySQLdb.OperationalError: (2026, 'TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.')",
      'client-mariadb-11-verifies-by-default',
    ],
    [
      "MySQLdb._exceptions.OperationalError: (2026, 'SSL connection error: unknown error number')",
      'client-cert-refused-shown-as-lost-connection',
    ],
    [
      [
        "sqlalchemy.exc.OperationalError: (MySQLdb.OperationalError) (2026, 'TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.')",
        '(Background on this error at: https://sqlalche.me/e/20/e3q8)',
      ].join('\n'),
      'client-mariadb-11-verifies-by-default',
    ],
    [
      "django.db.utils.OperationalError: (2026, 'TLS/SSL error: self-signed certificate in certificate chain')",
      'server-cert-unknown-ca',
    ],
    [
      "django.db.utils.OperationalError: (2006, 'SSL connection error: SSL_CTX_set_tmp_dh failed')",
      'client-crypto-policy-too-strict',
    ],
    [
      'django.db.utils.OperationalError: (2059, "Authentication plugin \'caching_sha2_password\' cannot be loaded: /usr/lib/mysql/plugin/caching_sha2_password.so: cannot open shared object file: No such file or directory")',
      'auth-plugin-missing-client',
    ],
  ],
  Go: [
    [
      [
        '[mysql] 2023/05/24 04:15:34 connection.go:173: bad connection',
        '[mysql] 2023/05/24 04:15:34 connection.go:150: tls: failed to send closeNotify alert (but connection was closed anyway): write tcp 10.72.0.166:50488->172.16.0.58:3307: write: broken pipe',
        '[mysql] 2023/05/24 04:15:34 packets.go:37: remote error: tls: bad certificate',
      ].join('\n'),
      'client-cert-refused',
      'client-cert-other-ca',
    ],
    [
      '2023/05/24 04:15:34 tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'server-cert-unknown-ca',
    ],
    [
      [
        'panic: x509: certificate is valid for db.example.com, not 127.0.0.1',
        '',
        'goroutine 1 [running]:',
        'main.main()',
        '\t/app/main.go:21 +0x1b4',
      ].join('\n'),
      'host-name-mismatch',
    ],
    [
      // Measured: 1.5 says so of a greeting that never came, and of no other lost connection.
      ['[mysql] 2024/01/01 10:00:00 packets.go:37: unexpected EOF', 'driver: bad connection'].join('\n'),
      'network-closed-before-greeting',
    ],
    ['panic: invalid value / unknown config name: custom', 'driver-go-tls-config-not-registered'],
    ["Error 1045 (28000): Access denied for user 'app'@'10.0.0.3' (using password: YES)", 'account-password-wrong'],
    ['TLS requested but server does not support TLS', 'server-has-no-tls'],
    ['x509: certificate relies on legacy Common Name field, use SANs instead', 'server-cert-without-san'],
    [
      "this user requires clear text authentication. If you still want to use it, please add 'allowCleartextPasswords=1' to your DSN",
      'client-cleartext-plugin-disabled',
    ],
  ],
  PHP: [
    [
      [
        'PHP Warning:  PDO::__construct(): SSL operation failed with code 1. OpenSSL Error messages:',
        'error:0A000086:SSL routines::certificate verify failed in /app/db.php on line 12',
        'PHP Warning:  PDO::__construct(): Cannot connect to MySQL by using SSL in /app/db.php on line 12',
        'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002]  in /app/db.php:12',
        'Stack trace:',
        "#0 /app/db.php(12): PDO->__construct('mysql:host=db...', '', '', Array)",
      ].join('\n'),
      'server-cert-unknown-ca',
    ],
    [
      [
        '  SQLSTATE[HY000] [2002] Cannot connect to MySQL using SSL (Connection: default, SQL: select * from information_schema.tables where table_schema = app)',
        'In Connector.php line 65:',
        "  PDO::__construct(): Unable to set private key file `/home/site/ssl/ca.crt.pem'",
      ].join('\n'),
      'client-key-cert-mismatch',
      'client-file-swapped-or-not-pem',
    ],
    [
      [
        "Warning: mysqli_real_connect(): Peer certificate CN=`db.example.com' did not match expected CN=`10.0.0.5' in /app/db.php on line 3",
        'Fatal error: Uncaught mysqli_sql_exception: Cannot connect to MySQL using SSL',
      ].join('\n'),
      'host-name-mismatch',
    ],
    ['SQLSTATE[HY000] [2006] MySQL server has gone away', 'driver-php-hides-tls-cause', 'client-cert-other-ca'],
    [
      'PDO::__construct(): The server requested authentication method unknown to the client [caching_sha2_password]',
      'auth-plugin-missing-client',
    ],
    [
      'SQLSTATE[HY000] [2054] The server requested authentication method unknown to the client',
      'auth-plugin-missing-client',
    ],
  ],
  '.NET': [
    [
      [
        "System.InvalidOperationException: An exception has been raised that is likely due to a transient failure. Consider enabling transient error resiliency by adding 'EnableRetryOnFailure()' to the 'UseMySql' call.",
        ' ---> MySqlConnector.MySqlException (0x80004005): SSL Authentication Error',
        ' ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: PartialChain',
        '   at System.Net.Security.SslStream.SendAuthResetSignal(ReadOnlySpan`1 alert, ExceptionDispatchInfo exception)',
        '   at MySqlConnector.Core.ServerSession.InitSslAsync(ProtocolCapabilities serverCapabilities) in /_/src/MySqlConnector/Core/ServerSession.cs:line 1418',
      ].join('\n'),
      'server-cert-unknown-ca',
    ],
    [
      [
        'MySqlConnector.MySqlException (0x80004005): SSL Authentication Error',
        ' ---> System.Security.Authentication.AuthenticationException: Authentication failed, see inner exception.',
        ' ---> Interop+OpenSsl+SslException: SSL Handshake failed with OpenSSL error - SSL_ERROR_SSL.',
        ' ---> Interop+Crypto+OpenSslCryptographicException: error:0A000410:SSL routines::sslv3 alert handshake failure',
        '   --- End of inner exception stack trace ---',
        '   at Interop.OpenSsl.DoSslHandshake(SafeSslHandle context)',
      ].join('\n'),
      'cipher-no-overlap',
    ],
    [
      [
        'MySql.Data.MySqlClient.MySqlException (0x80004005): SSL Connection error.',
        ' ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
      ].join('\n'),
      'host-name-mismatch',
    ],
    [
      [
        'Unable to connect to any of the specified MySQL hosts.',
        ' ---> System.Security.Authentication.AuthenticationException: A call to SSPI failed, see inner exception.',
        ' ---> System.ComponentModel.Win32Exception: The client and server cannot communicate, because they do not possess a common algorithm',
      ].join('\n'),
      'tls-version-no-overlap',
      'server-tls10-only',
    ],
    [
      'MySqlConnector.MySqlException (0x80004005): Retrieval of the RSA public key is not enabled for insecure connections.',
      'caching-sha2-plain-cold',
    ],
    [
      'MySql.Data.MySqlClient.MySqlException (0x80004005): The host localhost does not support SSL connections.',
      'server-has-no-tls',
    ],
    ['MySqlConnector.MySqlException: Server does not support SSL', 'server-has-no-tls'],
    [
      "Authentication to host 'db' for user 'app' using method 'caching_sha2_password' failed with message: Access denied for user 'app'@'10.0.0.3' (using password: YES)",
      'account-password-wrong',
    ],
    [
      [
        'System.IO.IOException: Authentication failed because the remote party has closed the transport stream.',
        '   at System.Net.Security.SslState.StartReadFrame(Byte[] buffer, Int32 readBytes, AsyncProtocolRequest asyncRequest)',
      ].join('\n'),
      'client-cert-refused-shown-as-lost-connection',
    ],
  ],
  Rust: [
    ['Error: Io(Custom { kind: InvalidData, error: AlertReceived(HandshakeFailure) })', 'cipher-no-overlap'],
    [
      'Error: Io(Custom { kind: UnexpectedEof, error: "tls handshake eof" })',
      'client-cert-refused-shown-as-lost-connection',
    ],
    [
      [
        "thread 'main' panicked at src/main.rs:12:10:",
        'called `Result::unwrap()` on an `Err` value: Tls(Custom { kind: InvalidData, error: InvalidCertificate(UnknownIssuer) })',
      ].join('\n'),
      'server-cert-unknown-ca',
    ],
    [
      'error communicating with database: invalid peer certificate: Other(UnsupportedCertVersion)',
      'server-cert-self-signed',
    ],
    ['Input/output error: Input/output error: invalid peer certificate: NotValidForName', 'host-name-mismatch'],
    [
      'error occurred while attempting to establish a TLS connection: invalid peer certificate: certificate expired: verification time 1700000000 (UNIX), but certificate is not valid after 1600000000',
      'server-cert-expired',
    ],
    ['error occurred while attempting to establish a TLS connection: server does not support TLS', 'server-has-no-tls'],
    ['Configuration("unknown value \\"verify-full\\" for `ssl_mode`")', 'driver-ssl-mode-invalid'],
  ],
  'Ruby and Perl': [
    [
      [
        "/usr/lib/ruby/gems/mysql2-0.4.4/lib/mysql2/client.rb:87:in `connect': SSL connection error: error:00000001:lib(0):func(0):reason(1) (Mysql2::Error)",
        "\tfrom /usr/lib/ruby/gems/mysql2-0.4.4/lib/mysql2/client.rb:87:in `initialize'",
      ].join('\n'),
      'client-cert-refused-shown-as-lost-connection',
    ],
    [
      "mysql2/client.rb:70:in `connect': SSL connection error: protocol version mismatch (Mysql2::Error)",
      'tls-version-no-overlap',
      'server-tls10-only',
    ],
    [
      [
        'ActiveRecord::ConnectionNotEstablished:',
        '  TLS/SSL error: SSL is required, but the server does not support it',
      ].join('\n'),
      'server-has-no-tls',
    ],
    [
      "'Mysql2::Client#connect': TLS/SSL error: self-signed certificate in certificate chain (Mysql2::Error::ConnectionError)",
      'server-cert-unknown-ca',
    ],
    [
      'Database connection failed due to SSL connection error: Failed to verify the server certificate',
      'server-cert-unknown-ca',
    ],
    [
      'Mysql2::Error::ConnectionError: SSL connection error: SSL_CTX_set_default_verify_paths failed',
      'client-ca-file-missing',
    ],
    [
      "DBI connect('database=app;host=db;mysql_ssl=1','app',...) failed: SSL connection error: Enforcing SSL encryption is not supported at ./x.pl line 5.",
      'driver-dbd-mysql-enforcing-ssl-not-supported',
    ],
    [
      "DBI connect('database=app;host=db','app',...) failed: Access denied for user 'app'@'10.0.0.3' (using password: YES) at ./x.pl line 5.",
      'account-password-wrong',
    ],
    [
      "DBI connect('host=db','app',...) failed: SSL connection error: SSL is required but the server doesn't support it at ./x.pl line 5.",
      'server-has-no-tls',
    ],
    [
      "DBI connect(':host=db','app',...) failed: TLS/SSL error: Validation of SSL server certificate failed at x.pl line 5.",
      'host-name-mismatch',
    ],
    [
      "DBI connect('host=db','app',...) failed: SSL connection error: mysql_ssl_verify_server_cert=1 is not supported without mysql_ssl_ca_file or mysql_ssl_ca_path",
      'driver-dbd-mysql-enforcing-ssl-not-supported',
    ],
  ],
};

for (const [driver, texts] of Object.entries(traces))
  describe(driver, () => {
    for (const [text, ...ids] of texts)
      it(text.split('\n').at(-1)?.trim().slice(0, 100) ?? '', () => check(text, ...ids));
  });
