import { openCa } from '../ca/open-ca.ts';
import type { Claim, Proof, ProofReport } from '../facts/proof.ts';
import { readText } from '../io/files.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { parseOneline } from '../x509/name-text.ts';
import { authorityOf, requireIssuer } from './authority-of.ts';
import { createForge } from './forge.ts';
import { prove } from './prove.ts';

/** What `tlsql prove` gets. */
export interface ProveConnectionOptions {
  /** How the rightful client connects. */
  readonly settings: SessionSettings;
  /** Unless given: `mutual` with a client certificate, else `tls`. */
  readonly claim: Claim | undefined;
  /** The CA folder that issued the client certificate. */
  readonly caDir: string | undefined;
  readonly caPassphraseFile: string | undefined;
  readonly now: Date;
  readonly onProof: (proof: Proof) => void;
}

/** Proves what the flags claim, with a forge made from the client's certificate and, where given, the CA's key. */
export async function proveConnection(options: ProveConnectionOptions): Promise<ProofReport> {
  const { settings, now } = options;
  const pem = settings.material.cert;
  const client = pem === undefined ? undefined : parseCertificates(new TextEncoder().encode(pem), '--ssl-cert')[0];
  const passphrase =
    options.caPassphraseFile === undefined
      ? undefined
      : (await readText(options.caPassphraseFile)).replace(/\r?\n$/, '');
  const ca =
    options.caDir === undefined
      ? undefined
      : openCa(options.caDir, { now: () => now, ...(passphrase === undefined ? {} : { passphrase }) });
  if (ca !== undefined && client !== undefined) requireIssuer(ca, client, options.caDir ?? '');
  return await prove({
    // The rightful client of any claim speaks TLS and verifies; --ssl-mode says how the user's own client does it today.
    settings: { ...settings, tls: 'must', verifyChain: true, verifyName: settings.verifyName ?? defaultName(settings) },
    claim: options.claim ?? (client === undefined ? 'tls' : 'mutual'),
    account: settings.user,
    forge: createForge({
      subject: client?.subject ?? parseOneline('/CN=tlsql-proof'),
      issuer: client?.issuer ?? ca?.certificate.subject ?? parseOneline('/CN=tlsql-foreign-ca'),
      authority: ca === undefined ? undefined : authorityOf(ca, now),
      now,
      ...(client?.key.type === 'rsa' ? { keys: 'rsa:2048' as const } : {}),
    }),
    now,
    onProof: options.onProof,
  });
}

/** A socket has no name: the mysql client verifies `localhost` there. */
function defaultName(settings: SessionSettings): string {
  return 'host' in settings.target ? settings.target.host : 'localhost';
}
