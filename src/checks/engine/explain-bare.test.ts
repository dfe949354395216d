import { describe, expect, it } from 'vitest';
import { faults } from '../all.ts';
import { explain } from './explain.ts';

// Texts of libraries without the program's words around them: the plain reading stands first.
const check = (text: string, id: string): void =>
  expect(explain(text, faults).meanings[0]?.fault.id ?? 'unknown', text).toBe(id);

const unknownCa = 'server-cert-unknown-ca';
const odd = 'cert-odd-but-accepted';
const plain = 'network-plaintext-error-inside-handshake';

/** X509_verify_cert_error_string (crypto/x509/x509_txt.c): what it says, and what that means for a client of MySQL. */
const verifier: readonly (readonly [string, string])[] = [
  ['unable to get issuer certificate', 'client-ca-root-missing'],
  ['unable to get certificate CRL', 'crl-missing-for-issuer'],
  ['certificate signature failure', 'ca-renewed-same-name-new-key'],
  ['CRL signature failure', 'crl-signed-by-other-key'],
  ['certificate is not yet valid', 'server-cert-not-yet-valid'],
  ['certificate has expired', 'server-cert-expired'],
  ['CRL is not yet valid', 'crl-not-yet-valid'],
  ['CRL has expired', 'crl-expired'],
  ['self-signed certificate', 'server-cert-self-signed'],
  ['self signed certificate', 'server-cert-self-signed'],
  ['self-signed certificate in certificate chain', unknownCa],
  ['self signed certificate in certificate chain', unknownCa],
  ['unable to get local issuer certificate', unknownCa],
  ['unable to verify the first certificate', 'server-cert-intermediate-missing'],
  ['certificate revoked', 'server-cert-revoked'],
  ['path length constraint exceeded', 'ca-path-length-exceeded'],
  ['unsuitable certificate purpose', 'server-cert-eku-no-serverauth'],
  ['certificate not trusted', unknownCa],
  ['certificate rejected', unknownCa],
  ['authority and subject key identifier mismatch', 'ca-renewed-same-name-new-key'],
  ['authority and issuer serial number mismatch', 'ca-renewed-aki-pins-old-serial'],
  ['key usage does not include certificate signing', 'ca-without-keycertsign'],
  ['unable to get CRL issuer certificate', 'crl-signed-by-other-key'],
  ['unhandled critical extension', 'cert-critical-extension-unknown'],
  ['key usage does not include CRL signing', 'ca-without-crlsign'],
  ['key usage does not include digital signature', 'cert-key-usage-wrong'],
  ['permitted subtree violation', 'ca-name-constraint-violated'],
  ['excluded subtree violation', 'ca-name-constraint-violated'],
  ['unsupported name constraint type', 'ca-name-constraint-violated'],
  ['hostname mismatch', 'host-name-mismatch'],
  ['IP address mismatch', 'server-cert-without-ip-san'],
  ['CA certificate key too weak', 'ca-key-too-weak'],
  ['CA signature digest algorithm too weak', 'cert-signature-digest-weak'],
  ['invalid CA certificate', 'ca-without-keycertsign'],
  ['Path length invalid for non-CA cert', odd],
  ['Issuer name empty', odd],
  ['Missing Authority Key Identifier', odd],
  ['Subject empty and Subject Alt Name extension not critical', odd],
  ['Subject Key Identifier marked critical', odd],
  ['Certificate public key has explicit ECC parameters', odd],
];

const libraries: readonly (readonly [string, string])[] = [
  ['certificate verify failed', unknownCa],
  ['x509: certificate signed by unknown authority', unknownCa],
  [
    "x509: cannot validate certificate for 10.0.0.5 because it doesn't contain any IP SANs",
    'server-cert-without-ip-san',
  ],
  ['x509: too many intermediates for path length constraint', 'ca-path-length-exceeded'],
  ['tls: no supported versions satisfy MinVersion and MaxVersion', 'tls-version-no-overlap'],
  ['java.security.cert.CertificateException: No subject alternative names present', 'server-cert-without-san'],
  ['java.security.UnrecoverableKeyException: Cannot recover key', 'driver-java-keystore-password-wrong'],
  ['java.io.FileNotFoundException: /etc/app/trust.jks (No such file or directory)', 'client-ca-file-missing'],
  ['Certificates do not conform to algorithm constraints', 'cert-signature-digest-weak'],
  ['KeyUsage does not allow digital signatures', 'cert-key-usage-wrong'],
  ['Unrecognized SSL message, plaintext connection?', plain],
  ['RemoteCertificateChainErrors', unknownCa],
  ['RemoteCertificateNameMismatch', 'host-name-mismatch'],
  ['wrong version number', plain],
  ['unknown protocol', plain],
  ['http request', 'http-sent-to-mysql-port'],
  ['no shared cipher', 'cipher-no-overlap'],
  ['version too low', 'tls-version-no-overlap'],
  ['ee key too small', 'cert-key-too-weak'],
  ['read ECONNRESET', 'client-cert-refused-shown-as-lost-connection'],
  ['HANDSHAKE_SSL_ERROR', unknownCa],
];

/** Alerts by their name alone, as RFC 8446, rustls and people in tickets write them. */
const alerts: readonly (readonly [string, string])[] = [
  ['unknown_ca', 'client-cert-other-ca'],
  ['UnknownCA', 'client-cert-other-ca'],
  ['Unknown CA', 'client-cert-other-ca'],
  ['bad_certificate', 'client-cert-refused'],
  ['sslv3 alert bad certificate', 'client-cert-refused'],
  ['remote error: tls: bad certificate', 'client-cert-refused'],
  ['Received fatal alert: certificate_unknown', 'client-cert-refused'],
  ['certificate_expired', 'client-cert-expired'],
  ['handshake failure', 'cipher-no-overlap'],
  ['HandshakeFailure', 'cipher-no-overlap'],
  ['protocol_version', 'tls-version-no-overlap'],
  ['certificate required', 'require-x509-no-client-cert'],
];

for (const [name, texts] of Object.entries({ verifier, libraries, alerts }))
  describe(name, () => {
    for (const [text, id] of texts) it(text, () => check(text, id));
  });

it('has no reading for a damaged certificate that would name another fault', () => {
  for (const text of ["format error in certificate's notBefore field", "format error in certificate's notAfter field"])
    expect(explain(text, faults).meanings).toEqual([]);
});
