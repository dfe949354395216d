/** One TLS alert: its name as OpenSSL prints it, and a clause that reads well after "the peer ". */
export interface TlsAlert {
  readonly code: number;
  readonly name: string;
  readonly says: string;
  /** What usually lies behind it between a MySQL client and server. */
  readonly usually: string;
}

const alert = (code: number, name: string, says: string, usually: string): TlsAlert => ({ code, name, says, usually });

/** TLS alerts (RFC 8446 section 6, RFC 5246 section 7.2). */
export const tlsAlerts: readonly TlsAlert[] = [
  alert(
    0,
    'close_notify',
    'closed the connection in good order',
    'the other side was done, or gave up without a reason',
  ),
  alert(
    10,
    'unexpected_message',
    'got a message out of order',
    'one side speaks another protocol, or a proxy mixes two',
  ),
  alert(
    20,
    'bad_record_mac',
    'got a record that was changed on the way',
    'a proxy or a broken network rewrites the bytes',
  ),
  alert(22, 'record_overflow', 'got a record that is too long', 'the bytes are no TLS'),
  alert(
    40,
    'handshake_failure',
    'found no common cipher, group or signature',
    'the cipher lists, or the key type, have nothing in common',
  ),
  alert(
    42,
    'bad_certificate',
    'called the certificate damaged or unfit',
    'a wrong or damaged certificate, or one the policy refuses',
  ),
  alert(
    43,
    'unsupported_certificate',
    'called the certificate unfit for this purpose',
    'an extendedKeyUsage that lacks clientAuth or serverAuth',
  ),
  alert(44, 'certificate_revoked', 'called the certificate revoked', 'the certificate stands in the CRL of that side'),
  alert(
    45,
    'certificate_expired',
    'called the certificate expired',
    'the certificate is past its notAfter, or a clock is wrong',
  ),
  alert(
    46,
    'certificate_unknown',
    'refused the certificate without saying why',
    'Java peers report an untrusted CA or a wrong name so',
  ),
  alert(
    47,
    'illegal_parameter',
    'found a field with a value that is not allowed',
    'two TLS libraries that disagree, or changed bytes',
  ),
  alert(
    48,
    'unknown_ca',
    'does not know the CA that signed the certificate',
    'the CA file of that side is not the issuer, or an intermediate is missing',
  ),
  alert(49, 'access_denied', 'refused a valid certificate', 'a policy of that side'),
  alert(
    50,
    'decode_error',
    'could not read a message',
    'a certificate with a field of the wrong form, or no TLS at all',
  ),
  alert(
    51,
    'decrypt_error',
    'found a signature or key exchange that does not verify',
    'key and certificate of one side are not a pair',
  ),
  alert(
    70,
    'protocol_version',
    'speaks none of the offered protocol versions',
    'one side is limited to TLS 1.0/1.1 or to TLS 1.3',
  ),
  alert(
    71,
    'insufficient_security',
    'wants stronger ciphers than were offered',
    'a security level or policy of that side',
  ),
  alert(80, 'internal_error', 'failed inside', 'the other side could not use its own key, certificate or memory'),
  alert(
    86,
    'inappropriate_fallback',
    'saw a protocol downgrade',
    'a proxy, or a client that retries with older protocols',
  ),
  alert(90, 'user_canceled', 'cancelled the handshake', 'the program on the other side gave up'),
  alert(109, 'missing_extension', 'missed an extension that it needs', 'two TLS libraries that disagree'),
  alert(110, 'unsupported_extension', 'got an extension that it did not ask for', 'two TLS libraries that disagree'),
  alert(112, 'unrecognized_name', 'does not serve that name', 'a TLS proxy that selects by server name (SNI)'),
  alert(113, 'bad_certificate_status_response', 'refused the OCSP response', 'a stale OCSP response'),
  alert(
    116,
    'certificate_required',
    'wants a client certificate and got none',
    'no client certificate was configured, or its key could not be used',
  ),
  alert(
    120,
    'no_application_protocol',
    'speaks none of the offered application protocols',
    'a web server or proxy instead of MySQL',
  ),
];

/** The alert with that number. */
export function tlsAlertByCode(code: number): TlsAlert | undefined {
  return tlsAlerts.find((entry) => entry.code === code);
}

/** What programs call an alert beside its name of the RFC: Go's crypto/tls, GnuTLS, and short forms. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  bad_certificate: ['certificate is bad'],
  unsupported_certificate: ['certificate is not supported'],
  certificate_revoked: ['revoked certificate', 'certificate was revoked'],
  certificate_expired: ['expired certificate', 'certificate is expired'],
  certificate_unknown: ['unknown certificate'],
  unknown_ca: ['unknown certificate authority', 'ca is unknown'],
  decode_error: ['error decoding message'],
  decrypt_error: ['error decrypting message'],
  protocol_version: ['protocol version not supported', 'error in protocol version'],
  insufficient_security: ['insufficient security level'],
  handshake_failure: ['handshake failed'],
  certificate_required: ['certificate is required'],
  no_application_protocol: ['no application protocol'],
};

/** Longest first: `unknown certificate authority` is no `unknown certificate`. */
const alertWords: readonly { readonly words: string; readonly pattern: RegExp; readonly alert: TlsAlert }[] = tlsAlerts
  .flatMap((entry) =>
    [entry.name.replaceAll('_', ' '), ...(otherWords[entry.name] ?? [])].map((words) => ({
      words,
      pattern: new RegExp(`\\b${words}\\b`),
      alert: entry,
    })),
  )
  .sort((a, b) => b.words.length - a.words.length);

/**
 * The alert of the other side that an error text names, however the program spells it: `tlsv1 alert unknown ca` and
 * `SSL alert number 48` (OpenSSL), `Received fatal alert: unknown_ca` (Java), `remote error: tls: unknown certificate
 * authority` (Go), `TLS alert: 'UnknownCA'` (.NET), `ERR_SSL_TLSV1_ALERT_UNKNOWN_CA` (Node). An alert that the program
 * itself sent (Erlang's `generated CLIENT ALERT`) is none.
 */
export function tlsAlertInText(text: string): TlsAlert | undefined {
  const numbered = /alert number (\d+)/i.exec(text);
  if (numbered !== null) return tlsAlertByCode(Number(numbered[1]));
  if (/generated (client|server) alert/i.test(text)) return undefined;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[_-]+/g, ' ');
  const after = /\balert\b|remote error: tls:/.exec(words);
  if (after === null) return undefined;
  const said = words.slice(after.index);
  return alertWords.find(({ pattern }) => pattern.test(said))?.alert;
}

/** Alone, these words are what verifiers say of a certificate, not what the other side answered. */
const verifiersWords: ReadonlySet<string> = new Set(['certificate revoked', 'certificate expired', 'close notify']);

/** The alert that a whole text is the name of: `unknown_ca`, `UnknownCA`, `bad certificate`. */
export function tlsAlertNamed(text: string): TlsAlert | undefined {
  const own = text.trim().replace(/[.'"`]+$|^['"`]+/g, '');
  const words = own
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[_-]+/g, ' ');
  if (verifiersWords.has(words) && !/[_A-Z]/.test(own)) return undefined;
  return alertWords.find((entry) => entry.words === words)?.alert;
}
