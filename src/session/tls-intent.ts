import { fail } from '../base/error.ts';
import { originText } from '../optionfile/option-spec.ts';
import { type Connection, weight } from './connection.ts';

/** The five meanings of `--ssl-mode`. */
export type SslMode = 'DISABLED' | 'PREFERRED' | 'REQUIRED' | 'VERIFY_CA' | 'VERIFY_IDENTITY';

/** What the flags ask of TLS. */
export interface TlsIntent {
  readonly mode: SslMode;
  readonly tls: 'never' | 'if-offered' | 'must';
  readonly verifyChain: boolean;
  readonly verifyName: boolean;
  /** No CA, but the server must prove by the password that the certificate is its own (MariaDB 11.4+). */
  readonly proof: boolean;
  /** The server's certificate must have one of these fingerprints. */
  readonly pinned: boolean;
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/**
 * The ssl-mode that counts and what follows from it. As the mysql client, except that a CA alone verifies the name too (the
 * mysql client: the chain only), and with MariaDB's flags in the meaning of its client since 11.4.
 * Fails with `tls-ca-needed` where something must be verified and there is nothing to verify it by, and with `usage` for
 * flags that contradict each other.
 *
 * @param overSocket a Unix socket: PREFERRED stays plain there, as the mysql client does (sql-common/client.cc).
 */
export function tlsIntent(connection: Connection, overSocket: boolean): TlsIntent {
  const { options } = connection;
  const hasCa = options['ssl-ca'] !== undefined || options['ssl-capath'] !== undefined;
  const pinned = options['ssl-fp'] !== undefined || options['ssl-fplist'] !== undefined;
  const proof = explicitMode(connection) === undefined && options['ssl-verify-server-cert'] === true && !hasCa;
  const mode = sslMode(connection, hasCa, pinned || proof);
  const verifies = mode === 'VERIFY_CA' || mode === 'VERIFY_IDENTITY';
  if (verifies && !hasCa) needsCa(connection, mode);
  if (options['ssl-verify-name'] !== undefined && mode !== 'VERIFY_IDENTITY') nameNotVerified(mode, hasCa);
  return {
    mode,
    tls: mode === 'DISABLED' ? 'never' : mode === 'PREFERRED' ? (overSocket ? 'never' : 'if-offered') : 'must',
    verifyChain: verifies,
    verifyName: mode === 'VERIFY_IDENTITY',
    proof: proof && mode === 'REQUIRED' && !pinned,
    pinned: pinned && mode !== 'DISABLED',
    notes: notesOn(connection, mode, hasCa),
  };
}

/** `--ssl-mode` where it was given and nothing stronger says `--skip-ssl`. */
function explicitMode({ options, origins }: Connection): SslMode | undefined {
  const mode = options['ssl-mode'];
  if (mode !== undefined && options.ssl === false && weight(origins.ssl) > weight(origins['ssl-mode']))
    return 'DISABLED';
  return mode;
}

function sslMode(connection: Connection, hasCa: boolean, otherProof: boolean): SslMode {
  const { options } = connection;
  const explicit = explicitMode(connection);
  if (explicit !== undefined) return explicit;
  if (options.ssl === false) return 'DISABLED';
  if (hasCa) return options['ssl-verify-server-cert'] === false ? 'VERIFY_CA' : 'VERIFY_IDENTITY';
  return options.ssl === true || otherProof ? 'REQUIRED' : 'PREFERRED';
}

function needsCa({ origins }: Connection, mode: SslMode): never {
  fail('tls-ca-needed', {
    seen: `ssl-mode ${mode} (${originText(origins['ssl-mode'])}) without --ssl-ca or --ssl-capath`,
    expected: "the CA that signed the server's certificate: nothing is trusted unless it is named",
    next: 'add --ssl-ca FILE; for a certificate of a public CA: --ssl-ca=/etc/ssl/certs/ca-certificates.crt',
    fields: { mode },
  });
}

function nameNotVerified(mode: SslMode, hasCa: boolean): never {
  fail('usage', {
    seen: `--ssl-verify-name with ssl-mode ${mode}, which verifies no name`,
    expected: 'ssl-mode VERIFY_IDENTITY',
    next: hasCa ? 'add --ssl-mode=VERIFY_IDENTITY' : 'add --ssl-ca FILE',
  });
}

function notesOn({ options, origins }: Connection, mode: SslMode, hasCa: boolean): string[] {
  const notes: string[] = [];
  const ca = options['ssl-ca'] === undefined ? '--ssl-capath' : '--ssl-ca';
  const loose = mode === 'PREFERRED' || mode === 'REQUIRED';
  if (hasCa && loose) {
    notes.push(
      `ssl-mode ${mode} (${originText(origins['ssl-mode'])}) verifies nothing, ${ca} is not used; VERIFY_IDENTITY would verify chain and name`,
    );
  }
  if (hasCa && mode === 'VERIFY_IDENTITY' && options['ssl-mode'] === undefined) {
    notes.push(`${ca} without --ssl-mode: chain and name are verified (VERIFY_IDENTITY)`);
  }
  if (loose && (options['ssl-crl'] !== undefined || options['ssl-crlpath'] !== undefined)) {
    notes.push(`ssl-mode ${mode} verifies nothing, the revocation lists are not used`);
  }
  return notes;
}
