import { describe, expect, it } from 'vitest';
import { faults } from '../all.ts';
import { explain } from './explain.ts';

// Texts that the catalogue does not hold, as programs print them: the first meaning must be one of those named.
const check = (text: string, ...ids: string[]): void => {
  const found = explain(text, faults).meanings.map(({ fault }) => fault.id);
  expect(ids.includes(found[0] ?? 'unknown'), `${text}\n  → ${found.slice(0, 3).join(', ') || 'unknown'}`).toBe(true);
};

const noCertificate = 'require-x509-no-client-cert';
const unknownCa = 'server-cert-unknown-ca';
const versions = ['tls-version-no-overlap', 'server-tls10-only'];
const plain = ['network-plaintext-error-inside-handshake', 'server-has-no-tls'];
const pairs = ['client-key-cert-mismatch', 'server-key-cert-mismatch'];
const notPem = ['client-file-swapped-or-not-pem', 'der-instead-of-pem', 'driver-node-path-instead-of-pem'];
const lost = ['client-cert-refused-shown-as-lost-connection', 'network-tls-dropped', 'client-cert-other-ca'];
const weak = ['cert-signature-digest-weak', 'client-crypto-policy-too-strict', 'ca-key-too-weak', 'cert-key-too-weak'];

const cases: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  OpenSSL: [
    ['error:140890C7:SSL routines:SSL3_GET_CLIENT_CERTIFICATE:peer did not return a certificate', noCertificate],
    ['error:0A0000C7:SSL routines::peer did not return a certificate', noCertificate],
    ['tls peer did not respond with certificate list', noCertificate],
    ['error:0A00045C:SSL routines::tlsv13 alert certificate required', noCertificate],
    ['error:0A00014D:SSL routines::legacy sigalg disallowed or unsupported', 'server-tls10-only', ...weak],
    ['error:0A00018A:SSL routines::dh key too small', 'server-dh-key-too-small'],
    ['error:0A00018F:SSL routines::ee key too small', ...weak],
    ['error:0A00018E:SSL routines::ca md too weak', ...weak],
    ['error:0A00018D:SSL routines::ca key too small', ...weak],
    ['error:03000098:digital envelope routines::invalid digest', ...weak],
    ['error:0A000102:SSL routines::unsupported protocol', ...versions],
    ['error:0A00042E:SSL routines::tlsv1 alert protocol version', ...versions],
    ['error:0A0000BF:SSL routines::no protocols available', ...versions],
    ['error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version', ...versions],
    ['error:0A0000C1:SSL routines::no shared cipher', 'cipher-no-overlap'],
    ['error:0A000410:SSL routines::sslv3 alert handshake failure', 'cipher-no-overlap'],
    ['error:0A0000B9:SSL routines::no cipher match', 'server-cipher-list-unusable', 'tls13-name-in-ssl-cipher'],
    ['error:0A000413:SSL routines::sslv3 alert unsupported certificate', 'client-cert-eku-no-clientauth'],
    ['error:0A000414:SSL routines::sslv3 alert certificate revoked', 'client-cert-revoked'],
    ['error:0A000415:SSL routines::sslv3 alert certificate expired', 'client-cert-expired'],
    ['error:0A000418:SSL routines::tlsv1 alert unknown ca', 'client-cert-other-ca'],
    ['error:05800074:x509 certificate routines::key values mismatch', ...pairs],
    ['error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch', ...pairs],
    ['error:0480006C:PEM routines::no start line', ...notPem],
    ['error:1E08010C:DECODER routines::unsupported', ...notPem, 'client-key-encrypted'],
    ['error:068000A8:asn1 encoding routines::wrong tag', ...notPem],
    ['error:1C800064:Provider routines::bad decrypt', 'server-key-encrypted', 'client-key-encrypted'],
    [
      'error:07880109:common libcrypto routines::interrupted or cancelled',
      'server-key-encrypted',
      'client-key-encrypted',
    ],
    ['error:0A00010B:SSL routines::wrong version number', ...plain],
    ['error:0A0000C6:SSL routines::packet length too long', ...plain],
    ['error:16000069:STORE routines::unregistered scheme', 'client-ca-file-missing'],
    ['error:80000002:system library::No such file or directory', 'client-ca-file-missing', 'server-cert-file-missing'],
    [
      'error:8000000D:system library::Permission denied',
      'client-key-unreadable',
      'server-cert-unreadable',
      'server-key-unreadable',
    ],
    ['ERROR 2026 (HY000): SSL connection error: error:00000000:lib(0)::reason(0)', ...lost],
    ['ERROR 2026 (HY000): SSL connection error', ...lost],
    ['verify error:num=20:unable to get local issuer certificate', unknownCa],
    ['verify error:num=21:unable to verify the first certificate', 'server-cert-intermediate-missing', unknownCa],
    ['verify error:num=10:certificate has expired', 'server-cert-expired'],
    ['verify error:num=9:certificate is not yet valid', 'server-cert-not-yet-valid'],
    ['verify error:num=18:self-signed certificate', 'server-cert-self-signed'],
    ['verify error:num=62:hostname mismatch', 'host-name-mismatch'],
    ['verify error:num=64:IP address mismatch', 'server-cert-without-ip-san', 'host-name-mismatch'],
    [
      'verify error:num=26:unsuitable certificate purpose',
      'server-cert-eku-no-serverauth',
      'client-cert-eku-no-clientauth',
    ],
    ['verify error:num=24:invalid CA certificate', 'ca-without-keycertsign', 'ca-intermediate-v1'],
    ['verify error:num=3:unable to get certificate CRL', 'crl-missing-for-issuer'],
    ['verify error:num=7:certificate signature failure', 'ca-renewed-same-name-new-key'],
  ],
  Node: [
    ['Error: 139872:error:ERR_SSL_WRONG_VERSION_NUMBER', ...plain],
    ['code: ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client-cert-other-ca'],
    ['code: ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'cipher-no-overlap'],
    ['code: ERR_SSL_UNSUPPORTED_PROTOCOL', ...versions],
    ['code: ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', noCertificate],
    ['code: ERR_OSSL_PEM_NO_START_LINE', ...notPem],
    ['code: ERR_OSSL_X509_KEY_VALUES_MISMATCH', ...pairs],
    ['Error: Client network socket disconnected before secure TLS connection was established', ...lost, ...versions],
    ['Error: Server does not support secure connection\n  code: HANDSHAKE_NO_SSL_SUPPORT', 'server-has-no-tls'],
    [
      "Hostname/IP does not match certificate's altnames: IP: 10.1.2.3 is not in the cert's list:",
      'host-name-mismatch',
      'server-cert-without-ip-san',
    ],
    ['getaddrinfo ENOTFOUND db1.internal', 'host-name-unknown'],
    ['getaddrinfo EAI_AGAIN db1.internal', 'host-name-unknown'],
    ['connect ECONNREFUSED 127.0.0.1:3306', 'network-port-closed'],
    ['connect ETIMEDOUT', 'network-firewall-drops'],
  ],
  Java: [
    [
      'javax.net.ssl.SSLHandshakeException: The server selected protocol version TLS10 is not accepted by client preferences [TLS13, TLS12]',
      ...versions,
    ],
    ['java.security.cert.CertificateException: No subject alternative names present', 'server-cert-without-san'],
    [
      'java.security.cert.CertificateException: No subject alternative names matching IP address 10.0.0.5 found',
      'server-cert-without-ip-san',
      'host-name-mismatch',
    ],
    ['java.security.cert.CertificateException: No name matching db1.example.com found', 'host-name-mismatch'],
    [
      'java.security.cert.CertificateException: No subject alternative DNS name matching db1 found.',
      'host-name-mismatch',
    ],
    ['java.io.IOException: toDerInputStream rejects tag type 45', 'driver-java-pem-given-as-keystore'],
    ['java.io.IOException: Invalid keystore format', 'driver-java-pem-given-as-keystore'],
    [
      'java.security.cert.CertPathValidatorException: Algorithm constraints check failed on signature algorithm: SHA1withRSA',
      ...weak,
    ],
    [
      'java.security.cert.CertPathValidatorException: Algorithm constraints check failed on keysize limits: RSA 1024 bit key used with certificate: CN=ca',
      ...weak,
    ],
    [
      'sun.security.validator.ValidatorException: Extended key usage does not permit use for TLS server authentication',
      'server-cert-eku-no-serverauth',
    ],
    [
      'java.security.cert.CertificateNotYetValidException: NotBefore: Tue Jan 06 10:00:00 UTC 2027',
      'server-cert-not-yet-valid',
    ],
    ['javax.net.ssl.SSLHandshakeException: Received fatal alert: unknown_ca', 'client-cert-other-ca'],
    ['javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure', 'cipher-no-overlap'],
    ['javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version', ...versions],
    ['javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_required', noCertificate],
    [
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: unsupported_certificate',
      'client-cert-eku-no-clientauth',
    ],
    ['java.net.MalformedURLException: no protocol: /etc/ssl/ks.jks', 'driver-java-keystore-path-not-url'],
    [
      'Communications link failure\n\nThe last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.',
      'network-port-closed',
      'network-firewall-drops',
    ],
  ],
  Go: [
    [
      'x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "CA")',
      'ca-renewed-same-name-new-key',
    ],
    [
      "x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs",
      'server-cert-ip-as-dns-san',
      'server-cert-without-ip-san',
    ],
    ['remote error: tls: unknown certificate authority', 'client-cert-other-ca'],
    ['remote error: tls: certificate required', noCertificate],
    ['remote error: tls: protocol version not supported', ...versions],
    ['tls: server selected unsupported protocol version 301', ...versions],
    ['remote error: tls: handshake failure', 'cipher-no-overlap'],
    ['tls: private key does not match public key', ...pairs],
    ['tls: failed to find any PEM data in certificate input', ...notPem],
    ['this authentication plugin is not supported', 'auth-plugin-missing-client'],
    ['x509: certificate specifies an incompatible key usage', 'server-cert-eku-no-serverauth'],
    [
      'x509: cannot verify signature: insecure algorithm SHA1-RSA (temporarily override with GODEBUG=x509sha1=1)',
      ...weak,
    ],
    ['x509: certificate is not authorized to sign other certificates', 'ca-without-keycertsign', 'ca-intermediate-v1'],
    ['dial tcp: lookup db1.internal on 10.0.0.2:53: no such host', 'host-name-unknown'],
    ['dial tcp 10.0.0.1:3306: i/o timeout', 'network-firewall-drops'],
    ['invalid value / unknown config name: custom', 'driver-go-tls-config-not-registered'],
  ],
  Python: [
    [
      "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'db1'. (_ssl.c:1007)",
      'host-name-mismatch',
    ],
    [
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1129)',
      unknownCa,
    ],
    [
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key Identifier (_ssl.c:1032)',
      'cert-odd-but-accepted',
    ],
    [
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Basic Constraints of CA cert not marked critical (_ssl.c:1032)',
      'cert-odd-but-accepted',
    ],
    [
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: CA cert does not include key usage extension (_ssl.c:1032)',
      'cert-odd-but-accepted',
    ],
    ['[SSL: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:4065)', ...pairs],
    ['[SSL] PEM lib (_ssl.c:3900)', ...notPem],
    ['[SSL: NO_CIPHERS_AVAILABLE] no ciphers available (_ssl.c:997)', 'cipher-no-overlap'],
    ['[SSL: EE_KEY_TOO_SMALL] ee key too small (_ssl.c:3862)', ...weak],
    [
      "RuntimeError: 'cryptography' package is required for sha256_password or caching_sha2_password auth methods",
      'caching-sha2-plain-cold',
    ],
    [
      "2055: Lost connection to MySQL server at 'db1:3306', system error: 1 [SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:2580)",
      'client-cert-other-ca',
    ],
    ["Authentication plugin 'caching_sha2_password' is not supported", 'auth-plugin-missing-client'],
  ],
  PHP: [
    ["PDO::__construct(): Peer certificate CN=`db1' did not match expected CN=`10.0.0.5'", 'host-name-mismatch'],
    [
      'The server requested authentication method unknown to the client [caching_sha2_password]',
      'auth-plugin-missing-client',
    ],
    ["PDO::__construct(): failed loading cafile stream: `/etc/ssl/x.pem'", 'client-ca-file-missing'],
    [
      "PDO::__construct(): Unable to set local cert chain file `/x.pem'; Check that your cafile/capath settings include details of your certificate and its issuer",
      ...pairs,
      ...notPem,
    ],
    [
      'PDO::__construct(): SSL: Handshake timed out',
      'network-tls-dropped',
      'network-mtu-black-hole',
      'network-firewall-drops',
    ],
  ],
  '.NET and Windows': [
    [
      'The remote certificate is invalid because of errors in the certificate chain: PartialChain',
      unknownCa,
      'server-cert-intermediate-missing',
    ],
    [
      'The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
      'server-cert-expired',
    ],
    ['The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot', unknownCa],
    ["Authentication failed because the remote party sent a TLS alert: 'HandshakeFailure'.", 'cipher-no-overlap'],
    ["Authentication failed because the remote party sent a TLS alert: 'UnknownCA'.", 'client-cert-other-ca'],
    ["Authentication failed because the remote party sent a TLS alert: 'ProtocolVersion'.", ...versions],
    ['The host db1 does not support SSL connections.', 'server-has-no-tls'],
    ['Cannot determine the frame size or a corrupted frame was received.', ...plain],
    ['Retrieval of the RSA public key is not enabled for insecure connections.', 'caching-sha2-plain-cold'],
    [
      'SSL connection error: The certificate chain was issued by an authority that is not trusted. Error 0x80090325(SEC_E_UNTRUSTED_ROOT)',
      unknownCa,
    ],
    [
      'SSL connection error: The target principal name is incorrect. Error 0x80090322(SEC_E_WRONG_PRINCIPAL)',
      'host-name-mismatch',
    ],
    [
      'The client and server cannot communicate, because they do not possess a common algorithm',
      ...versions,
      'cipher-no-overlap',
    ],
    ['The received certificate has expired. Error 0x80090328(SEC_E_CERT_EXPIRED)', 'server-cert-expired'],
    [
      'The revocation function was unable to check revocation because the revocation server was offline. Error 0x80092013',
      'driver-dotnet-verifyfull-checks-revocation',
    ],
  ],
  GnuTLS: [
    [
      'TLS/SSL error: The certificate is NOT trusted. The certificate issuer is unknown.',
      unknownCa,
      'client-mariadb-11-verifies-by-default',
    ],
    ['The certificate is NOT trusted. The name in the certificate does not match the expected.', 'host-name-mismatch'],
    ['The certificate is NOT trusted. The certificate chain uses expired certificate.', 'server-cert-expired'],
    [
      'The certificate is NOT trusted. The certificate chain uses not yet valid certificate.',
      'server-cert-not-yet-valid',
    ],
    ['The certificate is NOT trusted. The certificate chain uses insecure algorithm.', ...weak],
    ['The certificate is NOT trusted. The certificate chain is revoked.', 'server-cert-revoked'],
    ['A TLS fatal alert has been received: Unknown certificate authority', 'client-cert-other-ca'],
    ['An unexpected TLS packet was received.', ...plain],
    ['Could not negotiate a supported cipher suite.', 'cipher-no-overlap'],
    ['A packet with illegal or unsupported version was received.', ...versions],
    ['The TLS connection was non-properly terminated.', ...lost],
  ],
  'wolfSSL and yaSSL': [
    ['SSL connection error: ASN no signer error to confirm failure', unknownCa],
    ['SSL connection error: protocol version mismatch', ...versions],
    ['SSL connection error: ASN: after date in past', 'server-cert-expired'],
    ['SSL connection error: ASN: before date in the future', 'server-cert-not-yet-valid'],
    ['SSL connection error: peer subject name mismatch', 'host-name-mismatch'],
  ],
  Rust: [
    ['invalid peer certificate: NotValidForName', 'host-name-mismatch'],
    ['invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))', 'server-cert-self-signed'],
    ['invalid peer certificate: BadSignature', 'ca-renewed-same-name-new-key'],
    ['received fatal alert: CertificateRequired', noCertificate],
    ['received fatal alert: UnknownCA', 'client-cert-other-ca'],
    ['received fatal alert: BadCertificate', 'client-cert-refused'],
    ['peer is incompatible: ServerDoesNotSupportTls12Or13', ...versions],
    ['peer is incompatible: NoCipherSuitesInCommon', 'cipher-no-overlap'],
    ['tls handshake eof', ...lost],
  ],
  'Ruby, Perl, Erlang': [
    [
      'trilogy_auth_recv: caching_sha2_password requires either TCP with TLS or a unix socket: TRILOGY_UNSUPPORTED',
      'caching-sha2-plain-cold',
    ],
    [
      'DBI connect failed: SSL connection error: Enforcing SSL encryption is not supported',
      'driver-dbd-mysql-enforcing-ssl-not-supported',
    ],
    ['TLS client: In state certify at ssl_handshake.erl:1999 generated CLIENT ALERT: Fatal - Unknown CA', unknownCa],
    ['TLS client: In state connection received SERVER ALERT: Fatal - Unknown CA', 'client-cert-other-ca'],
    ['TLS client: In state connection received SERVER ALERT: Fatal - Certificate Required', noCertificate],
    ['{tls_alert,{handshake_failure,"... {bad_cert,hostname_check_failed}"}}', 'host-name-mismatch'],
  ],
  'server logs': [
    ['[Warning] [MY-010068] [Server] CA certificate /etc/mysql/ca.pem is self signed.', 'ca-self-signed-warning'],
    [
      "[Warning] [MY-010055] [Server] IP address '10.0.0.5' could not be resolved: Temporary failure in name resolution",
      'network-slow-reverse-dns',
      'account-host-not-matched-skip-name-resolve',
    ],
    [
      "WSREP: handshake with remote endpoint ssl://10.0.0.2:4567 failed: asio.ssl:337047686: 'certificate verify failed'",
      'galera-ssl-differs-between-nodes',
      'galera-ssl-option-separate',
    ],
    [
      '[Warning] Aborted connection 12 to db: unconnected user: unauthenticated host: 10.0.0.1 (This connection closed normally without authentication)',
      'client-cert-other-ca',
      unknownCa,
      'health-check-blocks-host',
    ],
  ],
};

for (const [program, texts] of Object.entries(cases)) {
  describe(program, () => {
    for (const [text, ...ids] of texts) it(text.slice(0, 100), () => check(text, ...ids));
  });
}
