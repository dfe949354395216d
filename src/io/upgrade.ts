import { createHash, type X509Certificate } from 'node:crypto';
import { type ConnectionOptions, connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { type Deadline, deadlineError } from '../base/deadline.ts';
import { fail, TlsqlError } from '../base/error.ts';
import { type Link, linkOver, socketError } from './link.ts';
import { tlsError } from './tls-error.ts';
import type { KnownSession, SessionSlot, TlsFacts, TlsMaterial, TlsVersion } from './tls-facts.ts';

/** A link that now speaks TLS. */
export interface Upgraded {
  readonly link: Link;
  readonly facts: TlsFacts;
}

/** SSL_OP_LEGACY_SERVER_CONNECT: yaSSL knows no secure renegotiation (RFC 5746). */
const legacyServerConnect = 0x4;

/**
 * Runs the client's TLS handshake over a plain link. The caller judges `chainError` and the name before anything secret is
 * sent: the handshake is always finished first, so that the server sees a client that leaves in order.
 * @param slot where a session to resume comes from and goes to; without it every handshake is a full one
 */
export async function upgrade(
  link: Link,
  material: TlsMaterial,
  deadline: Deadline,
  at: string,
  slot?: SessionSlot,
): Promise<Upgraded> {
  // Bytes before our ClientHello would be plaintext that a man in the middle injected (or a server error).
  if (link.pending() > 0) {
    fail('tls-plaintext-before', {
      at,
      seen: `${link.pending()} bytes before the TLS handshake`,
      expected: 'silence until our ClientHello',
    });
  }
  const started = performance.now();
  const raw = link.release();
  const known = slot?.known();
  let verified: Omit<KnownSession, 'session'> | undefined;
  const socket = await handshake(connectionOptions(material, at), raw, deadline, at, (session) => {
    if (verified !== undefined) slot?.put({ ...verified, session });
  });
  const resumed = known !== undefined && socket.isSessionReused();
  const seen = resumed ? { ...known.facts, ...agreed(socket) } : readFacts(socket);
  if (slot !== undefined && seen.chainError === undefined) {
    // A session's own sessions last no longer than it: what was verified grows older.
    verified = { facts: seen, until: resumed ? known.until : slot.until(seen.peerChain) };
  }
  const facts = { ...seen, ...(resumed ? { resumed } : {}), millis: performance.now() - started };
  return { link: linkOver(socket, at, afterHandshake), facts };

  function connectionOptions(given: TlsMaterial, where: string): ConnectionOptions {
    try {
      const { serverName } = given;
      return {
        socket: raw,
        secureContext: secureContext(given, where),
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        ...(serverName === undefined ? {} : { servername: serverName }),
        ...(known === undefined ? {} : { session: known.session }),
      };
    } catch (error) {
      raw.destroy();
      throw error;
    }
  }
}

/** Contexts by material: many connections with one material parse its files once. Changed material is another object. */
const contexts = new WeakMap<TlsMaterial, SecureContext>();

/**
 * OpenSSL's context for the material. Fails with the codes of `tlsError`, thus a key that is not the certificate's, a wrong
 * passphrase or an unusable cipher list is found before anything is dialled: their field `unsent` is true.
 */
export function secureContext(material: TlsMaterial, at: string): SecureContext {
  const known = contexts.get(material);
  if (known !== undefined) return known;
  try {
    const context = createSecureContext(tlsOptions(material));
    contexts.set(material, context);
    return context;
  } catch (error) {
    const { code, detail } = tlsError(error as NodeJS.ErrnoException, at);
    throw new TlsqlError(code, { ...detail, fields: { ...detail.fields, unsent: true } });
  }
}

/** With TLS 1.3 the server judges our certificate after our side is done: its alert arrives on the first read. */
function afterHandshake(error: NodeJS.ErrnoException, at: string): TlsqlError {
  return error.code?.startsWith('ERR_SSL') === true || error.code?.startsWith('ERR_OSSL') === true
    ? tlsError(error, at)
    : socketError(error, at);
}

/** TLS 1.3's suites as OpenSSL has them by default. */
const defaultSuites = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';

/** One list for Node, which switches TLS 1.3 off where it names no suite of it, and TLS 1.2 where it names nothing else. */
function cipherList(ciphers = '', ciphersuites?: string): string {
  if (ciphers === '' && ciphersuites === undefined) return '';
  return [ciphersuites ?? defaultSuites, ciphers === '' ? 'DEFAULT' : ciphers].filter((list) => list !== '').join(':');
}

/** The options for node:tls that stand for the material. */
function tlsOptions(material: TlsMaterial): ConnectionOptions {
  const {
    ca,
    cert,
    key,
    passphrase,
    pfx,
    crl,
    ciphers,
    ciphersuites,
    minVersion = 'TLSv1.2',
    maxVersion = 'TLSv1.3',
    serverName,
  } = material;
  const old = minVersion === 'TLSv1' || minVersion === 'TLSv1.1';
  const suites = cipherList(ciphers, ciphersuites);
  return {
    minVersion,
    maxVersion,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    // An old protocol asked for by name needs OpenSSL's security level 0 and the peer's old renegotiation.
    ...(old
      ? { ciphers: `${suites === '' ? 'DEFAULT' : suites}:@SECLEVEL=0`, secureOptions: legacyServerConnect }
      : suites === ''
        ? {}
        : { ciphers: suites }),
    ...(ca === undefined ? {} : { ca: [...ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(pfx === undefined ? {} : { pfx: Buffer.from(pfx) }),
    ...(crl === undefined || crl.length === 0 ? {} : { crl: [...crl] }),
    ...(serverName === undefined ? {} : { servername: serverName }),
  };
}

function handshake(
  options: ConnectionOptions,
  raw: { destroy(): void },
  deadline: Deadline,
  at: string,
  keep: (session: Buffer) => void,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    let socket: TLSSocket;
    try {
      socket = connect(options);
    } catch (error) {
      // node:tls parses certificate, key and cipher list here.
      raw.destroy();
      return reject(tlsError(error as NodeJS.ErrnoException, at));
    }
    const timer = setTimeout(() => {
      socket.destroy();
      raw.destroy();
      reject(deadlineError(deadline, 'the TLS handshake', at));
    }, deadline.left());
    const failed = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer);
      socket.destroy();
      raw.destroy();
      reject(tlsError(error, at));
    };
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      resolve(socket);
    });
    socket.once('error', failed);
    // TLS 1.3's tickets come after the handshake, with what the server says next.
    socket.on('session', keep);
  });
}

function agreed(socket: TLSSocket): Pick<TlsFacts, 'protocol' | 'cipher'> {
  return { protocol: (socket.getProtocol() ?? 'TLSv1.2') as TlsVersion, cipher: socket.getCipher().name };
}

/** SSL_CTX's default depth is 100. */
const longestChain = 101;

function readFacts(socket: TLSSocket): KnownSession['facts'] {
  const chain: Uint8Array[] = [];
  let certificate: X509Certificate | undefined = socket.getPeerX509Certificate();
  // Bounded: OpenSSL takes no longer chain, and a self-signed end points to itself.
  while (certificate !== undefined && chain.length < longestChain) {
    const { raw } = certificate;
    if (chain.some((der) => Buffer.compare(der, raw) === 0)) break;
    chain.push(raw);
    certificate = certificate.issuerCertificate;
  }
  const leaf = chain[0];
  const error: unknown = socket.authorizationError;
  const schemes = socket.getSharedSigalgs();
  return {
    ...agreed(socket),
    ...(schemes.length === 0 ? {} : { signatureSchemes: schemes }),
    peerChain: chain,
    peerFingerprint: leaf === undefined ? undefined : fingerprint(leaf),
    chainError: socket.authorized
      ? undefined
      : error instanceof Error
        ? ((error as NodeJS.ErrnoException).code ?? error.message)
        : String(error),
  };
}

/** SHA-256 in upper-case hex with colons. */
function fingerprint(der: Uint8Array): string {
  return (createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g) ?? []).join(':');
}
