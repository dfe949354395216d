import { umbrellaMeaning, type WordMeaning, wordMeaning } from './word-meaning.ts';

/** About TLS itself: whether it is offered, and how either side judges the certificates, in the words of OpenSSL, Java, Go, Python, Rust, .NET and Erlang. */
export const meaningsHandshake: readonly WordMeaning[] = [
  // A server that is offered no TLS, or a client that finds none.
  wordMeaning(
    /SSL is required,? but the server does(n't| not) support|server does not support (secure|ssl|tls)|SSL Connection required, but not|not support(ed)? (by server|secure connections?)|does not support (SSL|TLS)( connections?)?\b|NO_SSL_SUPPORT|ssl not enabled in the server|TLS requested but server does not/i,
    'server-has-no-tls',
    'server-tls-not-configured',
    'server-key-unreadable',
    'server-cert-file-missing',
  ),
  wordMeaning(/SSL is required by router/i, 'proxy-router-backend-tls-failed'),
  wordMeaning(/SSL is required from client/i, 'proxy-router-client-tls-required'),
  wordMeaning(
    /insecure transport are prohibited|\b3159\b|require_secure_transport=ON/i,
    'require-secure-transport-plain-client',
  ),
  wordMeaning(
    /\b9002\b|SSL connection is required\. Please specify SSL/i,
    'network-plaintext-error-inside-handshake',
    'require-secure-transport-plain-client',
  ),
  // The client judges the server's certificate.
  wordMeaning(
    /self[- ]signed certificate in (the )?certificate chain|SELF_SIGNED_CERT_IN_CHAIN/i,
    'server-cert-unknown-ca',
    'client-mariadb-11-verifies-by-default',
    'ca-renewed-same-name-new-key',
  ),
  wordMeaning(
    /\bself[- ]signed certificate\b(?! in)|DEPTH_ZERO_SELF_SIGNED|Self signed certificates/i,
    'server-cert-self-signed',
    'client-cert-self-signed',
  ),
  wordMeaning(
    /unable to get local issuer|UNABLE_TO_GET_ISSUER_CERT_LOCALLY/i,
    'server-cert-unknown-ca',
    'server-cert-intermediate-missing',
  ),
  wordMeaning(/unable to get issuer certificate|UNABLE_TO_GET_ISSUER_CERT\b/i, 'client-ca-root-missing'),
  wordMeaning(
    /unable to verify the first certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE/i,
    'server-cert-intermediate-missing',
    'ca-renewed-aki-pins-old-serial',
    'server-cert-unknown-ca',
  ),
  wordMeaning(
    /signed by unknown authority|UnknownIssuer|PKIX path building failed|unable to find valid certification path|Path does not chain with any|PartialChain|UntrustedRoot|unknown issuer|issuer is unknown|UNTRUSTED_ROOT|0x80090325|authority that is not trusted|no signer error|generated CLIENT ALERT: Fatal - Unknown CA/i,
    'server-cert-unknown-ca',
    'driver-java-truststore-lacks-ca',
    'server-cert-intermediate-missing',
  ),
  wordMeaning(
    /PKIX path|CertPathValidatorException|Path does not chain with any|SunCertPathBuilder/i,
    'driver-java-truststore-lacks-ca',
    'server-cert-unknown-ca',
  ),
  umbrellaMeaning(
    /The certificate is NOT trusted|RemoteCertificateValidationCallback|remote certificate (is invalid|was rejected)/i,
    'client-mariadb-11-verifies-by-default',
    'server-cert-unknown-ca',
    'server-cert-self-signed',
  ),
  wordMeaning(
    /RemoteCertificateValidationCallback|RemoteCertificateChainErrors|RevocationStatusUnknown|OfflineRevocation|unable to check revocation|0x8009201[23]|REVOCATION_OFFLINE/i,
    'driver-dotnet-verifyfull-checks-revocation',
    'server-cert-unknown-ca',
  ),
  umbrellaMeaning(
    /certificate verify failed|CERTIFICATE_VERIFY_FAILED|0A000086/i,
    'server-cert-unknown-ca',
    'host-name-mismatch',
    'server-cert-expired',
    'server-cert-self-signed',
  ),
  wordMeaning(
    /certificate has expired|CERT_HAS_EXPIRED|CertificateExpired|certificate expired|NotAfter|has expired or is not yet valid|invalid peer certificate: Expired|\bcert_expired\b|expired certificate|NotTimeValid|SEC_E_CERT_EXPIRED|after date in past/i,
    'server-cert-expired',
    'client-cert-expired',
    'crl-not-yet-valid',
  ),
  wordMeaning(
    /not yet valid|CERT_NOT_YET_VALID|NotYetValid|NotValidYet|NotBefore|before date in the future/i,
    'server-cert-not-yet-valid',
    'crl-not-yet-valid',
  ),
  wordMeaning(
    /Hostname verification failed|Validation of SSL server certificate failed|Hostname mismatch|altnames|altname|not valid for (any )?name|certificate is valid for|doesn't correspond to|hostname_check_failed|NotValidForName|Server identity verification failed|name on the certificate|host ?name .*(match|mismatch)|RemoteCertificateNameMismatch|subjectAltName did not match|No name matching|No subject alternative DNS name matching|did not match expected CN|WRONG_PRINCIPAL|0x80090322|principal name is incorrect|subject name mismatch|name in the certificate does not match/i,
    'host-name-mismatch',
    'mysql-auto-cert-without-san',
    'server-cert-without-ip-san',
    'host-name-of-tunnel-not-in-cert',
  ),
  wordMeaning(
    /doesn't contain any IP SANs|IP address mismatch|IPv4 host|no IP SAN|matching IP address/i,
    'server-cert-without-ip-san',
    'server-cert-ip-as-dns-san',
    'host-name-mismatch',
  ),
  wordMeaning(/Host: localhost\. is not in/i, 'driver-node-ip-checked-as-localhost', 'host-name-mismatch'),
  wordMeaning(
    /relies on legacy Common Name|use SANs instead|no subject alternative names?( present)?(?! .*matching)/i,
    'server-cert-without-san',
  ),
  wordMeaning(/revoked|CERT_REVOKED/i, 'server-cert-revoked', 'client-cert-revoked', 'ca-duplicate-serial'),
  wordMeaning(/unable to get certificate CRL|UNABLE_TO_GET_CRL/i, 'crl-missing-for-issuer'),
  wordMeaning(/CRL signature failure|CRL_SIGNATURE/i, 'crl-signed-by-other-key'),
  wordMeaning(/CRL has expired|CRL is not yet valid|CRL_(HAS_EXPIRED|NOT_YET_VALID)/i, 'crl-not-yet-valid'),
  wordMeaning(/permitted subtree|excluded subtree|name constraint/i, 'ca-name-constraint-violated'),
  wordMeaning(/unhandled critical extension/i, 'cert-critical-extension-unknown'),
  wordMeaning(/invalid CA certificate|INVALID_CA/i, 'ca-without-keycertsign', 'ca-intermediate-v1'),
  wordMeaning(
    /unsuitable certificate purpose|unsupported certificate purpose|INVALID_PURPOSE|incompatible key usage|ExtendedKeyUsage|extended key usage does not permit/i,
    'server-cert-eku-no-serverauth',
    'client-cert-eku-no-clientauth',
  ),
  wordMeaning(
    /key usage does not include certificate signing|not authorized to sign other certificates/i,
    'ca-without-keycertsign',
  ),
  wordMeaning(
    /(ca|ee) (certificate )?(key|md) too (weak|small)|signature digest algorithm too weak|certificate key too weak|insecure algorithm|Algorithm constraints check failed|\binvalid digest\b/i,
    'cert-signature-digest-weak',
    'client-crypto-policy-too-strict',
    'ca-key-too-weak',
  ),
  wordMeaning(/EE certificate key too weak|ee key too small/i, 'client-crypto-policy-too-strict', 'ca-key-too-weak'),
  // What is stricter than MySQL and most clients (Python 3.13's VERIFY_X509_STRICT, RFC 5280).
  wordMeaning(
    /Missing (Authority|Subject) Key Identifier|not marked critical|does not include key usage extension|empty subject/i,
    'cert-odd-but-accepted',
  ),
  wordMeaning(
    /certificate signature failure|BadSignature|CERT_SIGNATURE_FAILURE|verification error" while trying to verify candidate/i,
    'ca-renewed-same-name-new-key',
  ),
  wordMeaning(/CaUsedAsEndEntity/, 'server-cert-self-signed'),
  wordMeaning(/CA certificate is required if ssl-mode/i, 'client-verify-without-ca'),
  // The server judges the client's certificate.
  wordMeaning(
    /certificate required|CERTIFICATE_REQUIRED|peer did not (return a certificate|respond with certificate)/i,
    'require-x509-no-client-cert',
  ),
  wordMeaning(
    /Lost connection to .*(sending authentication information|reading authorization packet|during query)|(\b2013\b.*during query)/i,
    'client-cert-refused-shown-as-lost-connection',
    'client-cert-other-ca',
    'server-ca-not-set',
    'client-cert-expired',
  ),
  // Versions, ciphers, bytes that are no TLS.
  wordMeaning(
    /unsupported protocol|no protocols available|protocol is disabled|UNSUPPORTED_PROTOCOL|no appropriate protocol|selected (unsupported )?protocol version|protocol version mismatch|illegal or unsupported version|DoesNotSupportTls|possess a common algorithm/i,
    'tls-version-no-overlap',
    'server-tls10-only',
    'tls-version-removed',
  ),
  wordMeaning(
    /No appropriate protocol|protocol is disabled or cipher suites/i,
    'driver-connector-j-5-tls12-not-enabled',
    'server-tls10-only',
  ),
  wordMeaning(/TLS version is invalid/i, 'client-tls-version-invalid', 'tls-version-typo'),
  wordMeaning(
    /no shared cipher|no ciphers available|NoCipherSuitesInCommon|negotiate a supported cipher|NO_CIPHER_OVERLAP|no cipher suites in common/i,
    'cipher-no-overlap',
    'tls13-ciphersuites-empty',
    'server-key-type-not-negotiable',
    'tls13-name-in-ssl-cipher',
  ),
  wordMeaning(/dh key too small|insufficient security|logjam/i, 'server-dh-key-too-small'),
  wordMeaning(
    /wrong version number|WRONG_VERSION_NUMBER|packet length too long|frame size or a corrupted frame|unexpected TLS packet|unexpected message|first record does not look like a TLS|Unsupported or unrecognized SSL message|InvalidContentType/i,
    'network-plaintext-error-inside-handshake',
    'proxy-protocol-not-enabled',
    'yassl-announces-tls-without-cert',
    'proxy-header-refused',
  ),
  wordMeaning(
    /unexpected eof|EOF occurred in violation|Broken pipe|socket hang up|handshake eof|before secure TLS connection|terminated the handshake|non-properly terminated/i,
    'client-cert-refused-shown-as-lost-connection',
    'proxy-header-refused',
    'client-cert-other-ca',
  ),
  wordMeaning(/legacy[ _]sigalg|unsafe legacy renegotiation|UNSAFE_LEGACY/i, 'server-tls10-only'),
  wordMeaning(
    /Failed to set ciphers|no cipher match|\bciphersuites\b|SSL_CTX_set_cipher_list failed/i,
    'tls13-name-in-ssl-cipher',
    'server-cipher-list-unusable',
    'cipher-no-overlap',
  ),
  // The client says that TLS failed and not why.
  wordMeaning(
    /error:0{8}:lib\(0\)/i,
    'client-cert-refused-shown-as-lost-connection',
    'tls-version-no-overlap',
    'client-cert-other-ca',
  ),
  umbrellaMeaning(
    /\b2026\b|SSL connection error/i,
    'client-cert-refused-shown-as-lost-connection',
    'tls-version-no-overlap',
    'server-cert-unknown-ca',
    'client-cert-other-ca',
  ),
];
