import { TlsqlError } from '../base/error.ts';
import { tlsAlertInText } from '../base/tls-alert.ts';

/** The coded error for an error of node:tls; OpenSSL's own text is kept in `seen` and as the cause. */
export function tlsError(error: NodeJS.ErrnoException & { reason?: string; library?: string }, at: string): TlsqlError {
  const text = error.message.trim();
  const alert = tlsAlertInText(text);
  const detail = {
    at,
    cause: error,
    fields: { openssl: text, ...(error.code === undefined ? {} : { errno: error.code }) },
  };
  if (alert !== undefined) {
    return new TlsqlError('tls-alert', {
      ...detail,
      seen: `the peer ${alert.says} (alert ${alert.code} ${alert.name}); usually ${alert.usually}`,
      fields: { ...detail.fields, alert: alert.name, alertCode: alert.code },
    });
  }
  for (const [pattern, code, seen, next] of causes) {
    if (pattern.test(`${error.code ?? ''} ${text}`))
      return new TlsqlError(code, { ...detail, seen: `${seen} (${text})`, next });
  }
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE' || /disconnected before secure/.test(text)) {
    return new TlsqlError('tls-connection-lost', {
      ...detail,
      seen: `the connection ended inside the TLS handshake (${text})`,
    });
  }
  return new TlsqlError('tls-failed', { ...detail, seen: text });
}

const causes = [
  [
    /KEY_VALUES_MISMATCH|key values mismatch/i,
    'tls-key-mismatch',
    'key and certificate are not a pair',
    'tlsql cert check --cert CERT --key KEY',
  ],
  [
    /PEM_?read_?bio|NO_START_LINE|no start line|BAD_BASE64|bad base64|bad end line|asn1|DECODER routines::unsupported/i,
    'tls-material-bad',
    'a certificate or key cannot be read',
    'tlsql cert show FILE',
  ],
  [
    /bad decrypt|bad password|interrupted or cancelled|passphrase/i,
    'tls-passphrase',
    'the key is protected by a passphrase that was not given or is wrong',
    'openssl pkey -in KEY',
  ],
  [
    /NO_CIPHER_MATCH|no cipher match|INVALID_CIPHER|invalid cipher/i,
    'tls-cipher-list',
    'the cipher list names nothing that OpenSSL knows',
    "openssl ciphers -v 'LIST'",
  ],
  [
    /ee key too small|ca key too small|ca md too weak|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK/i,
    'tls-material-weak',
    'OpenSSL refuses a key or signature of ours as too weak',
    'tlsql cert show FILE',
  ],
  [
    /wrong version number|WRONG_VERSION_NUMBER|packet length too long|http request/i,
    'tls-not-spoken',
    'the peer answered with something that is no TLS',
    'tlsql doctor with the same flags looks at the raw bytes',
  ],
  [
    /unsupported protocol|UNSUPPORTED_PROTOCOL|no protocols available/i,
    'tls-no-common-version',
    'no common TLS version',
    'add --tls-version with the versions that the server has',
  ],
  [
    /unsafe legacy renegotiation/i,
    'tls-no-common-version',
    'the server knows no secure renegotiation (yaSSL or very old OpenSSL)',
    'add --tls-version=TLSv1 if you must reach it',
  ],
  [
    /dh key too small/i,
    'tls-material-weak',
    'the server offers Diffie-Hellman parameters that are too small',
    'renew the server, or leave DHE out of --ssl-cipher',
  ],
] as const;
