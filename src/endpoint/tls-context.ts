import { constants, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureVersion } from 'node:tls';
import { asTlsqlError } from '../base/error.ts';
import {
  DEFAULT_CIPHERS,
  DEFAULT_CIPHERSUITES,
  parseTlsVersion,
  type TlsSettings,
  type TlsTrouble,
  tlsUnusable,
} from './tls-settings.ts';

/** Reads the text of a file that a server variable names. */
export type ReadFile = (path: string) => Promise<string>;

/** TLS as it is in force for new connections. */
export interface ServerTls {
  readonly context: SecureContext;
  /** What it was made of. */
  readonly settings: TlsSettings;
  /** The first certificate of ssl_cert. */
  readonly certificate: X509Certificate;
  /** Does that certificate verify against ssl_ca? A start only warns where it doesn't, a reload refuses. */
  readonly verifies: boolean;
}

/** Versions other than the settings', for a server that is made to be odd. */
export interface ProtocolRange {
  readonly min: SecureVersion;
  readonly max: SecureVersion;
}

/**
 * Reads the files and makes a context. Undefined where no certificate is set: such a server speaks no TLS.
 * Errors: `endpoint-tls-unusable`, with MySQL's words for the trouble in `fields.trouble`.
 */
export async function loadTls(
  settings: TlsSettings,
  readFile: ReadFile,
  now: () => number,
  odd?: ProtocolRange,
): Promise<ServerTls | undefined> {
  if (settings.cert === '' && settings.key === '') return undefined;
  const versions = parseTlsVersion(settings.version);
  if (versions === undefined || versions.length === 0) throw tlsUnusable('TLS version is invalid', 'tls_version');
  const read = (path: string, trouble: TlsTrouble): Promise<string> => readOr(readFile, path, trouble);
  const cert = await read(settings.cert, 'Unable to get certificate');
  const key = await read(settings.key, 'Unable to get private key');
  const ca = settings.ca === '' ? undefined : await read(settings.ca, 'SSL_CTX_set_default_verify_paths failed');
  const crl = settings.crl === '' ? undefined : await read(settings.crl, 'SSL_CTX_set_default_verify_paths failed');
  const certificate = firstCertificate(cert, settings.cert);
  checkKey(certificate, key, settings.key);
  const authorities = ca === undefined ? [] : readAuthorities(ca, settings.ca);
  const range = odd ?? { min: versions[0] ?? 'TLSv1.2', max: versions.at(-1) ?? 'TLSv1.3' };
  const suites = [
    settings.ciphersuites ?? DEFAULT_CIPHERSUITES,
    settings.cipher === '' ? DEFAULT_CIPHERS : settings.cipher,
  ];
  try {
    const context = createSecureContext({
      cert,
      key,
      ...(ca === undefined ? {} : { ca: pemBlocks(ca, 'CERTIFICATE') }),
      // Node reads only the first CRL of a text; each has to stand alone.
      ...(crl === undefined ? {} : { crl: pemBlocks(crl, 'X509 CRL') }),
      ciphers: suites.filter((list) => list !== '').join(':') + (range.min < 'TLSv1.2' ? ':ALL:@SECLEVEL=0' : ''),
      honorCipherOrder: true,
      dhparam: 'auto',
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
      minVersion: range.min,
      maxVersion: range.max,
      // Without it OpenSSL refuses to resume a session that may carry a client certificate. New with each context, so
      // that no session outlives a reload.
      sessionIdContext: randomBytes(16).toString('hex'),
    });
    return { context, settings, certificate, verifies: verifies(certificate, authorities, now()) };
  } catch (cause) {
    const message = asTlsqlError(cause).message;
    throw tlsUnusable(
      /cipher/i.test(message) ? 'Failed to set ciphers to use' : 'Unable to get certificate',
      '',
      cause,
    );
  }
}

async function readOr(readFile: ReadFile, path: string, trouble: TlsTrouble): Promise<string> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw tlsUnusable(trouble, path, cause);
  }
}

function firstCertificate(pem: string, at: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw tlsUnusable('Unable to get certificate', at, cause);
  }
}

function checkKey(certificate: X509Certificate, pem: string, at: string): void {
  let matches: boolean;
  try {
    matches = certificate.checkPrivateKey(createPrivateKey(pem));
  } catch (cause) {
    throw tlsUnusable('Unable to get private key', at, cause);
  }
  if (!matches) throw tlsUnusable('Private key does not match the certificate public key', at);
}

function readAuthorities(pem: string, at: string): X509Certificate[] {
  try {
    const blocks = pemBlocks(pem, 'CERTIFICATE');
    if (blocks.length === 0) throw tlsUnusable('SSL_CTX_set_default_verify_paths failed', at);
    return blocks.map((block) => new X509Certificate(block));
  } catch (cause) {
    throw tlsUnusable('SSL_CTX_set_default_verify_paths failed', at, cause);
  }
}

function pemBlocks(pem: string, label: string): string[] {
  return pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? [];
}

/** As MySQL's reload does it: the first certificate of ssl_cert against ssl_ca alone, up to a self-signed one. */
function verifies(leaf: X509Certificate, authorities: readonly X509Certificate[], now: number): boolean {
  let current = leaf;
  for (let depth = 0; depth <= authorities.length; depth += 1) {
    if (Date.parse(current.validFrom) > now || Date.parse(current.validTo) < now) return false;
    const issuer = authorities.find((each) => current.checkIssued(each) && current.verify(each.publicKey));
    if (issuer === undefined) return false;
    if (issuer.fingerprint256 === current.fingerprint256) return true;
    current = issuer;
  }
  return false;
}
