import { umbrellaMeaning, type WordMeaning, wordMeaning } from './word-meaning.ts';

/** About TLS itself: whether it is offered, its versions and ciphers, and what a refused client sees, in the words of all TLS libraries. */
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
  // The server judges the client's certificate.
  wordMeaning(
    /certificate required|CERTIFICATE_REQUIRED|peer did not (return a certificate|respond with certificate)/i,
    'require-x509-no-client-cert',
  ),
  wordMeaning(
    /Lost connection to .*(sending authentication information|reading authorization packet|during query)|(\b2013\b.*during query)/i,
    'client-cert-refused-shown-as-lost-connection',
    'client-cert-other-ca',
    'network-closed-before-greeting',
    'server-ca-not-set',
    'client-cert-expired',
  ),
  // Versions, ciphers, bytes that are no TLS.
  wordMeaning(
    /unsupported protocol|no protocols available|protocol is disabled|UNSUPPORTED_PROTOCOL|no appropriate protocol|selected (unsupported )?protocol version|Server chose (TLS|SSL)|version too low|no supported versions satisfy|protocol version mismatch|illegal or unsupported version|DoesNotSupportTls|possess a common algorithm/i,
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
    /no shared cipher|NO_SHARED_CIPHER|no ciphers available|NoCipherSuitesInCommon|negotiate a supported cipher|NO_CIPHER_OVERLAP|no cipher suites in common/i,
    'cipher-no-overlap',
    'tls13-ciphersuites-empty',
    'server-key-type-not-negotiable',
    'tls13-name-in-ssl-cipher',
  ),
  wordMeaning(
    /no suitable signature algorithm|wrong signature type|no common signature algorithms/i,
    'server-key-type-not-negotiable',
    'client-cert-key-type-not-offered',
    'client-crypto-policy-too-strict',
  ),
  wordMeaning(/\bhttps? (proxy )?request\b/i, 'http-sent-to-mysql-port'),
  wordMeaning(/SSL_CTX_set_tmp_dh failed/i, 'client-crypto-policy-too-strict', 'server-dh-key-too-small'),
  wordMeaning(/dh key too small|insufficient security|logjam/i, 'server-dh-key-too-small'),
  wordMeaning(
    /wrong version number|WRONG_VERSION_NUMBER|packet length too long|frame size or a corrupted frame|unexpected TLS packet|unexpected message|first record does not look like a TLS|unrecognized SSL message|routines:\w*:unknown protocol|^unknown protocol$|InvalidContentType/i,
    'network-plaintext-error-inside-handshake',
    'proxy-protocol-not-enabled',
    'yassl-announces-tls-without-cert',
    'proxy-header-refused',
  ),
  wordMeaning(
    /unexpected eof|EOF occurred in violation|Broken pipe|socket hang up|handshake eof|before secure TLS connection|(terminated the|closed connection during) handshake|SSL peer shut down incorrectly|closed the transport stream|0 bytes from the transport|non-properly terminated/i,
    'client-cert-refused-shown-as-lost-connection',
    'proxy-header-refused',
    'client-cert-other-ca',
  ),
  // Java is told nothing by a server that ends where others send an alert.
  wordMeaning(
    /Remote host (terminated the|closed connection during) handshake/i,
    'client-cert-refused-shown-as-lost-connection',
    'server-tls10-only',
    'tls-version-no-overlap',
  ),
  wordMeaning(/legacy[ _]sigalg|unsafe legacy renegotiation|UNSAFE_LEGACY/i, 'server-tls10-only'),
  wordMeaning(
    /Failed to set ciphers|no cipher match|\bciphersuites\b|SSL_CTX_set_cipher_list failed/i,
    'tls13-name-in-ssl-cipher',
    'server-cipher-list-unusable',
    'cipher-no-overlap',
  ),
  // The client says that TLS failed and not why.
  umbrellaMeaning(
    /ECONNRESET|connection reset|reset by peer|forcibly closed/i,
    'client-cert-refused-shown-as-lost-connection',
    'network-tls-dropped',
    'network-closed-before-greeting',
  ),
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
