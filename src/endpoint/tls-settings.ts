import { TlsqlError } from '../base/error.ts';

/** The variables that say how TLS is done; file names are as given. */
export interface TlsSettings {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly crl: string;
  /** Suites up to TLS 1.2, OpenSSL's syntax; empty for the server's own list. */
  readonly cipher: string;
  /** Suites of TLS 1.3; undefined for the server's own list, empty for none. */
  readonly ciphersuites: string | undefined;
  /** `TLSv1.2,TLSv1.3`; empty switches TLS off. */
  readonly version: string;
}

export const PROTOCOLS = ['TLSv1.2', 'TLSv1.3'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** The suites of MySQL 9.7 in its order. */
export const DEFAULT_CIPHERSUITES: string =
  'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256';
export const DEFAULT_CIPHERS: string = [
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305'].map((suite) => `ECDHE-ECDSA-${suite}`),
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305'].map((suite) => `ECDHE-RSA-${suite}`),
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305'].map((suite) => `DHE-RSA-${suite}`),
].join(':');

/** The versions that a `tls_version` names, or undefined where one is unknown. Case and blanks don't count. */
export function parseTlsVersion(text: string): Protocol[] | undefined {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  if (names.length === 1 && names[0] === '') return [];
  const known = names.map((name) => PROTOCOLS.find((protocol) => protocol.toLowerCase() === name));
  return known.every((protocol) => protocol !== undefined)
    ? PROTOCOLS.filter((protocol) => known.includes(protocol))
    : undefined;
}

/** Reads the settings out of the variables. */
export function tlsSettings(variable: (name: string) => string | null): TlsSettings {
  return {
    ca: variable('ssl_ca') ?? '',
    cert: variable('ssl_cert') ?? '',
    key: variable('ssl_key') ?? '',
    crl: variable('ssl_crl') ?? '',
    cipher: variable('ssl_cipher') ?? '',
    ciphersuites: variable('tls_ciphersuites') ?? undefined,
    version: variable('tls_version') ?? PROTOCOLS.join(','),
  };
}

/** What MySQL's error 3888 calls the trouble (vio/viosslfactories.cc, ssl_error_string). */
export type TlsTrouble =
  | 'Unable to get certificate'
  | 'Unable to get private key'
  | 'Private key does not match the certificate public key'
  | 'SSL_CTX_set_default_verify_paths failed'
  | 'Failed to set ciphers to use'
  | 'TLS version is invalid'
  | 'Invalid certificates';

/** The error for TLS files that are none; `trouble` in MySQL's words, `at` the file. */
export function tlsUnusable(trouble: TlsTrouble, at: string, cause?: unknown): TlsqlError {
  const fields = { trouble };
  return new TlsqlError('endpoint-tls-unusable', {
    seen: trouble,
    ...(at === '' ? {} : { at }),
    fields,
    ...(cause === undefined ? {} : { cause }),
  });
}
