import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { fail, TlsqlError } from '../base/error.ts';
import type { TlsFacts } from '../io/tls-facts.ts';
import { readOpensslIp } from '../x509/host-name-ip.ts';

/** By which entry of the certificate a name was verified. */
export interface VerifiedName {
  readonly name: string;
  readonly by: 'dNSName' | 'iPAddress' | 'CN';
  /** The entry as it stands in the certificate: a wildcard, perhaps. */
  readonly entry: string;
  /** Whose client compares so. */
  readonly rule: NameRule;
}

/** The clients differ for addresses: MariaDB's takes one as the text of a dNSName or CN, too. */
export type NameRule = 'mysql' | 'mariadb';

/** What is asked of a server's certificate. */
export interface ServerDemands {
  readonly verifyChain: boolean;
  readonly verifyName?: string;
  readonly nameRule?: NameRule;
  readonly fingerprints?: readonly string[];
  readonly proof?: boolean;
}

/** What came of it. */
export interface Judgement {
  readonly name?: VerifiedName;
  /** Chain or name did not hold, and the server may still prove by the password that the certificate is its own. */
  readonly proofNeeded: boolean;
}

/** Judges a server's certificate by all that is demanded; fails with the code of the first demand that it doesn't meet. */
export function judgeServer(tls: TlsFacts, demands: ServerDemands, at: string): Judgement {
  if (demands.fingerprints !== undefined) {
    checkPin(tls, demands.fingerprints, at);
    // A pinned certificate is known as no CA could know it (as in MariaDB Connector/C).
    if (demands.proof === true) return { proofNeeded: false };
  }
  try {
    if (demands.verifyChain) checkChain(tls, at);
    if (demands.verifyName === undefined) return { proofNeeded: false };
    return { name: checkName(tls, demands.verifyName, at, demands.nameRule), proofNeeded: false };
  } catch (error) {
    if (demands.proof === true && error instanceof TlsqlError) return { proofNeeded: true };
    throw error;
  }
}

/**
 * Fails with `server-chain-untrusted` unless OpenSSL found a chain to the CA that was given.
 * OpenSSL's reason is kept in the fields (`chainError`).
 */
function checkChain(tls: TlsFacts, at: string): void {
  if (tls.chainError === undefined) return;
  fail('server-chain-untrusted', {
    at,
    seen: `OpenSSL says ${tls.chainError}${explainChain(tls.chainError)}`,
    expected: 'a chain to the CA in --ssl-ca',
    next: "give --ssl-ca with the CA that signed the server's certificate",
    fields: { chainError: tls.chainError, fingerprint: tls.peerFingerprint ?? 'none' },
  });
}

/**
 * Verifies the name as the client of that rule does it (`mysqlNameMatch`, `mariadbNameMatch`), save that no address is exempt:
 * MariaDB's clients of 11.4 and later compare nothing for 127.0.0.1. It asks OpenSSL, which the clients do, too. Fails with
 * `server-name-mismatch`.
 */
export function checkName(tls: TlsFacts, name: string, at: string, rule: NameRule = 'mysql'): VerifiedName {
  const leaf = tls.peerChain[0];
  if (leaf === undefined)
    return fail('server-name-mismatch', { at, seen: 'no certificate', expected: `one for ${name}` });
  const certificate = new X509Certificate(leaf);
  const match = rule === 'mysql' ? mysqlMatch(certificate, name) : mariadbMatch(certificate, name);
  if (match !== undefined) return { name, ...match, rule };
  const sans = certificate.subjectAltName ?? 'none';
  return fail('server-name-mismatch', {
    at,
    seen: `a certificate for ${certificate.subject.replaceAll('\n', ', ')}, alternative names: ${sans}`,
    expected: `a certificate for ${name}`,
    next: `reissue it: tlsql cert server NAME --ca DIR --san ${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`,
    fields: { name, sans, fingerprint: tls.peerFingerprint ?? 'none' },
  });
}

type Match = Pick<VerifiedName, 'by' | 'entry'> | undefined;

/** What is an address to OpenSSL is compared with iPAddress entries alone. */
function mysqlMatch(certificate: X509Certificate, name: string): Match {
  return readOpensslIp(name) === undefined ? matchHost(certificate, name) : matchAddress(certificate, name);
}

function mariadbMatch(certificate: X509Certificate, name: string): Match {
  return (
    matchHost(certificate, name) ?? (readOpensslIp(name) === undefined ? undefined : matchAddress(certificate, name))
  );
}

function matchHost(certificate: X509Certificate, name: string): Match {
  const dns = certificate.checkHost(name, { subject: 'never' });
  if (dns !== undefined) return { by: 'dNSName', entry: dns };
  const cn = certificate.checkHost(name);
  return cn === undefined ? undefined : { by: 'CN', entry: cn };
}

function matchAddress(certificate: X509Certificate, name: string): Match {
  try {
    const entry = certificate.checkIP(name);
    return entry === undefined ? undefined : { by: 'iPAddress', entry };
  } catch {
    // A later OpenSSL takes fewer texts for addresses.
    return undefined;
  }
}

/** Fails with `server-fingerprint-unknown` unless the server's leaf has one of the fingerprints. */
function checkPin(tls: TlsFacts, fingerprints: readonly string[], at: string): void {
  if (tls.peerFingerprint !== undefined && fingerprints.includes(tls.peerFingerprint)) return;
  fail('server-fingerprint-unknown', {
    at,
    seen: `a certificate with the fingerprint ${tls.peerFingerprint ?? 'of nothing'}`,
    expected: fingerprints.join(' or '),
    fields: { fingerprint: tls.peerFingerprint ?? 'none' },
  });
}

const chainReasons: Readonly<Record<string, string>> = {
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the CA that signed it is not among those given, or an intermediate is missing',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server sent its leaf alone and no given CA signed it',
  SELF_SIGNED_CERT_IN_CHAIN: 'its root is not among the CAs given',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed and not among those given',
  CERT_HAS_EXPIRED: 'the certificate, or one above it, has expired',
  CERT_NOT_YET_VALID: 'the certificate is not yet valid, or a clock is wrong',
  CERT_SIGNATURE_FAILURE: 'a CA of that name was given, but another key signed the certificate',
  INVALID_PURPOSE: 'the certificate is not meant for servers (extendedKeyUsage)',
  CERT_REVOKED: 'the certificate is revoked',
  CRL_HAS_EXPIRED: 'the CRL is past its nextUpdate',
  UNABLE_TO_GET_CRL: 'no CRL was given for the issuer',
  INVALID_CA: 'a certificate in the chain is no CA',
  CA_MD_TOO_WEAK: 'a signature in the chain is too weak',
  EE_KEY_TOO_SMALL: 'the key of the certificate is too small',
};

function explainChain(reason: string): string {
  const text = chainReasons[reason];
  return text === undefined ? '' : `: ${text}`;
}
