import { sharedMeaning, umbrellaMeaning, type WordMeaning, wordMeaning } from './word-meaning.ts';

/** How the client judges the server's certificate, in the words of OpenSSL, Java, Go, Python, Rust, .NET and Erlang. */
export const meaningsCertificate: readonly WordMeaning[] = [
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
    /PKIX path building|Path does not chain with any|SunCertPathBuilder/i,
    'driver-java-truststore-lacks-ca',
    'server-cert-unknown-ca',
  ),
  umbrellaMeaning(
    /The certificate is NOT trusted|RemoteCertificateValidationCallback|remote certificate (is invalid|was rejected)/i,
    'client-mariadb-11-verifies-by-default',
    'server-cert-unknown-ca',
    'server-cert-self-signed',
  ),
  umbrellaMeaning(
    /RemoteCertificateChainErrors|certificate (not trusted|rejected)/i,
    'server-cert-unknown-ca',
    'server-cert-self-signed',
    'server-cert-expired',
    'driver-dotnet-verifyfull-checks-revocation',
  ),
  wordMeaning(
    /RemoteCertificateValidationCallback|RevocationStatusUnknown|OfflineRevocation|unable to check revocation|0x8009201[23]|REVOCATION_OFFLINE/i,
    'driver-dotnet-verifyfull-checks-revocation',
    'server-cert-unknown-ca',
  ),
  // MySQL's own clients and mysqlnd pass OpenSSL's reason over: the text is the same for each.
  sharedMeaning(
    /(?<!connecting to destination .*|^Message: .*)0A000086:SSL routines:\w*:certificate verify failed(?!:)/i,
    false,
    'server-cert-unknown-ca',
    'host-name-mismatch',
    'server-cert-expired',
    'server-cert-self-signed',
  ),
  umbrellaMeaning(
    /certificate verify failed|CERTIFICATE_VERIFY_FAILED|0A000086|HANDSHAKE_SSL_ERROR|Failed to verify the server certificate/i,
    'server-cert-unknown-ca',
    'host-name-mismatch',
    'server-cert-expired',
    'server-cert-self-signed',
  ),
  wordMeaning(
    /certificate has expired|CERT_HAS_EXPIRED|CertificateExpired|certificate expired|(?<!format error in .*)NotAfter|has expired or is not yet valid|invalid peer certificate: Expired|\bcert_expired\b|expired certificate|NotTimeValid|SEC_E_CERT_EXPIRED|after date in past/i,
    'server-cert-expired',
    'client-cert-expired',
    'ca-cert-expired',
  ),
  wordMeaning(
    /not yet valid|CERT_NOT_YET_VALID|NotYetValid|NotValidYet|(?<!format error in .*)NotBefore|before date in the future/i,
    'server-cert-not-yet-valid',
    'crl-not-yet-valid',
  ),
  wordMeaning(
    /Hostname verification failed|Validation of SSL server certificate failed|Hostname mismatch|altnames|altname|not valid for (any )?name|certificate is valid for|doesn't correspond to|hostname_check_failed|NotValidForName|Server identity verification failed|name on the certificate|host ?name .*(match|mismatch)|RemoteCertificateNameMismatch|subjectAltName did not match|No name matching|No subject alternative DNS name matching|did not match expected CN|SSL certificate validation failure|WRONG_PRINCIPAL|0x80090322|principal name is incorrect|subject name mismatch|name in the certificate does not match/i,
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
    /relies on legacy Common Name|use SANs instead|no subject alternative names?\b( present)?(?! .*matching)/i,
    'server-cert-without-san',
  ),
  wordMeaning(/revoked|CERT_REVOKED/i, 'server-cert-revoked', 'client-cert-revoked', 'ca-duplicate-serial'),
  wordMeaning(/unable to get certificate CRL|UNABLE_TO_GET_CRL/i, 'crl-missing-for-issuer'),
  wordMeaning(/CRL signature failure|CRL_SIGNATURE/i, 'crl-signed-by-other-key'),
  wordMeaning(/CRL has expired|CRL_HAS_EXPIRED/i, 'crl-expired'),
  wordMeaning(/CRL is not yet valid|CRL_NOT_YET_VALID/i, 'crl-not-yet-valid'),
  wordMeaning(/permitted subtree|excluded subtree|name constraint/i, 'ca-name-constraint-violated'),
  wordMeaning(/unhandled critical extension/i, 'cert-critical-extension-unknown'),
  wordMeaning(/path length constraint|pathLenConstraint violated|PATH_LENGTH_EXCEEDED/i, 'ca-path-length-exceeded'),
  wordMeaning(
    /subject key identifier mismatch|AKID_SKID_MISMATCH/i,
    'ca-renewed-same-name-new-key',
    'server-cert-unknown-ca',
  ),
  wordMeaning(/issuer serial number mismatch|AKID_ISSUER_SERIAL_MISMATCH/i, 'ca-renewed-aki-pins-old-serial'),
  wordMeaning(
    /subject issuer mismatch|issuer name does not match subject/i,
    'server-cert-unknown-ca',
    'server-cert-chain-order-wrong',
  ),
  wordMeaning(/unable to get CRL issuer/i, 'crl-signed-by-other-key', 'crl-missing-for-issuer'),
  wordMeaning(/key usage does not include CRL signing|KEYUSAGE_NO_CRL_SIGN/i, 'ca-without-crlsign'),
  wordMeaning(
    /key ?usage does not (include|allow) (digital ?signatures?|key (encipherment|agreement))|KEYUSAGE_NO_DIGITAL_SIGNATURE/i,
    'cert-key-usage-wrong',
  ),
  wordMeaning(/invalid CA certificate|INVALID_CA/i, 'ca-without-keycertsign', 'ca-intermediate-v1'),
  wordMeaning(
    /unsuitable certificate purpose|unsupported certificate purpose|INVALID_PURPOSE|incompatible key usage|ExtendedKeyUsage|extended key usage does not permit use for TLS server|InvalidPurpose/i,
    'server-cert-eku-no-serverauth',
    'client-cert-eku-no-clientauth',
  ),
  wordMeaning(/extended key usage does not permit use for TLS client/i, 'client-cert-eku-no-clientauth'),
  wordMeaning(
    /key usage does not include certificate signing|not authorized to sign other certificates|parent certificate cannot sign/i,
    'ca-without-keycertsign',
    'ca-intermediate-v1',
  ),
  wordMeaning(
    /ca md too weak|CA_MD_TOO_WEAK|signature digest algorithm too weak|insecure algorithm|Algorithm constraints check failed(?! on keysize)|not conform to algorithm constraints|\binvalid digest\b/i,
    'cert-signature-digest-weak',
    'client-crypto-policy-too-strict',
    'ca-key-too-weak',
  ),
  wordMeaning(
    /ca (certificate )?key too (weak|small)|CA_KEY_TOO_SMALL|check failed on keysize limits/i,
    'ca-key-too-weak',
    'cert-key-too-weak',
    'client-crypto-policy-too-strict',
  ),
  wordMeaning(
    /ee (certificate )?key too (weak|small)|EE_KEY_TOO_SMALL/i,
    'cert-key-too-weak',
    'client-crypto-policy-too-strict',
  ),
  // What is stricter than MySQL and most clients (Python 3.13's VERIFY_X509_STRICT, RFC 5280).
  wordMeaning(
    /Missing (Authority|Subject) Key Identifier|(not|Key Identifier) marked critical|does not include key usage extension|empty subject|(issuer|subject) name empty|Subject empty and|Path length (invalid for|given without)|keyCertSign invalid for|requires at least X509v3|explicit ECC parameters/i,
    'cert-odd-but-accepted',
  ),
  wordMeaning(
    /certificate signature failure|BadSignature|CERT_SIGNATURE_FAILURE|verification error" while trying to verify candidate/i,
    'ca-renewed-same-name-new-key',
  ),
  wordMeaning(/CaUsedAsEndEntity/, 'server-cert-self-signed'),
  wordMeaning(/CA certificate is required if ssl-mode/i, 'client-verify-without-ca'),
];
