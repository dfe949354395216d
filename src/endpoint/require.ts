import type { TlsFacts } from '../mysql/handshake-step.ts';

/**
 * What an account's REQUIRE clause asks of a connection. Texts of `specified` are compared byte for byte; an empty one is
 * one that nobody has, until `forgetEmpty`.
 */
export type RequireClause =
  | { readonly kind: 'none' }
  | { readonly kind: 'ssl' }
  | { readonly kind: 'x509' }
  | { readonly kind: 'specified'; readonly subject?: string; readonly issuer?: string; readonly cipher?: string };

export const REQUIRE_NONE: RequireClause = { kind: 'none' };

/** Why a clause is not met; `log` is the note that servers write beside the refusal, where they write one. */
export interface UnmetRequire {
  readonly log: string | undefined;
}

/**
 * Undefined where the connection meets the clause. As acl_check_ssl of MySQL 8 (sql/auth/sql_authentication.cc) does it:
 * cipher, issuer, subject in that order, compared as strings of bytes; any SPECIFIED clause wants a certificate, even an
 * empty one. MariaDB's (sql/sql_acl.cc) wants none for a cipher alone. That the certificate is valid is no question here:
 * connections with another one don't come so far.
 */
export function unmetRequire(
  clause: RequireClause,
  tls: TlsFacts | undefined,
  flavor: 'mysql' | 'mariadb',
): UnmetRequire | undefined {
  if (clause.kind === 'none') return undefined;
  if (tls === undefined) return { log: undefined };
  if (clause.kind === 'ssl') return undefined;
  if (clause.kind === 'x509') return tls.peerFingerprint === undefined ? { log: undefined } : undefined;
  if (differs(clause.cipher, tls.cipher)) return mismatch('ciphers', clause.cipher, tls.cipher);
  const { issuer, subject } = clause;
  if (flavor === 'mariadb' && issuer === undefined && subject === undefined) return undefined;
  if (tls.peerFingerprint === undefined) return { log: undefined };
  if (differs(issuer, tls.peerIssuer)) return mismatch('issuer', issuer, tls.peerIssuer);
  if (differs(subject, tls.peerSubject)) return mismatch('subject', subject, tls.peerSubject);
  return undefined;
}

/** The column ssl_type of mysql.user. */
export function sslType(clause: RequireClause): '' | 'ANY' | 'X509' | 'SPECIFIED' {
  return ({ none: '', ssl: 'ANY', x509: 'X509', specified: 'SPECIFIED' } as const)[clause.kind];
}

/**
 * The clause as it is once the server has read it from its tables: an empty text then is none. MySQL does so at FLUSH
 * PRIVILEGES (a new `REQUIRE SUBJECT ''` lets nobody in before it), MariaDB from the start.
 */
export function forgetEmpty(clause: RequireClause): RequireClause {
  if (clause.kind !== 'specified') return clause;
  const texts = Object.entries(clause).filter(([name, text]) => name !== 'kind' && text !== '');
  return { kind: 'specified', ...Object.fromEntries(texts) };
}

function differs(wanted: string | undefined, there: string | undefined): boolean {
  return wanted !== undefined && wanted !== there;
}

function mismatch(what: string, wanted: string | undefined, there: string | undefined): UnmetRequire {
  return { log: `X.509 ${what} mismatch: should be '${wanted ?? ''}' but is '${there ?? ''}'` };
}
