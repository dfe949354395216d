/**
 * What an alert of the other side means, the likeliest fault first: from a server it is about the client's certificate or about
 * what the client offers. Which alert each server sends for which fault is measured (MariaDB 10.11 and 11.8, MySQL 9.7).
 */
export const meaningsOfAlert: Readonly<Record<string, readonly string[]>> = {
  bad_certificate: [
    'client-cert-refused',
    'ca-key-too-weak',
    'cert-signature-digest-weak',
    'crl-not-yet-valid',
    'client-cert-other-ca',
  ],
  unsupported_certificate: ['client-cert-eku-no-clientauth'],
  certificate_revoked: ['client-cert-revoked', 'ca-duplicate-serial'],
  certificate_expired: ['client-cert-expired', 'crl-expired', 'ca-cert-expired'],
  certificate_unknown: [
    'client-cert-refused',
    'cert-critical-extension-unknown',
    'ca-without-crlsign',
    'client-cert-other-ca',
  ],
  unknown_ca: [
    'client-cert-other-ca',
    'server-ca-not-set',
    'server-ca-not-the-issuer',
    'client-cert-intermediate-missing',
  ],
  certificate_required: ['require-x509-no-client-cert'],
  decrypt_error: ['crl-signed-by-other-key', 'ca-renewed-same-name-new-key'],
  internal_error: ['ca-key-too-weak', 'client-cert-too-large', 'tls-version-removed'],
  handshake_failure: [
    'cipher-no-overlap',
    'tls13-ciphersuites-empty',
    'server-key-type-not-negotiable',
    'tls13-name-in-ssl-cipher',
  ],
  protocol_version: ['tls-version-no-overlap', 'server-tls10-only', 'tls-version-removed'],
  inappropriate_fallback: ['tls-version-no-overlap'],
  insufficient_security: ['cipher-no-overlap', 'server-dh-key-too-small'],
  record_overflow: ['network-plaintext-error-inside-handshake'],
  unexpected_message: ['network-plaintext-error-inside-handshake', 'proxy-header-refused'],
  unrecognized_name: ['host-name-mismatch'],
};
