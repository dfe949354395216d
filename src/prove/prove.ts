import type { Claim, Identity, LeftOut, Proof, ProofId, ProofReport } from '../facts/proof.ts';
import { proofIds, verdictOf } from '../facts/proof.ts';
import type { ClientIdentity } from '../io/tls-facts.ts';
import { openSession, type Session, type SessionSettings } from '../session/open-session.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { attempt, mustFail } from './attempt.ts';
import type { Forge } from './forge.ts';
import { provesOfSession } from './session-proofs.ts';

/** What is to be proven, and with what. */
export interface ProveOptions {
  /** How the rightful client connects: over TLS, chain and name verified. */
  readonly settings: SessionSettings;
  readonly claim: Claim;
  /** The account as the report names it. */
  readonly account: string;
  /** Makes the certificates for the attempts that must fail. */
  readonly forge: Forge;
  readonly now: Date;
  /** Called after each proof, for a progress line. */
  readonly onProof?: (proof: Proof) => void;
}

/** What a server says that cannot do TLS as any claim needs it: nothing more has to be tried. */
const noTls: ReadonlySet<string> = new Set(['tls-not-offered', 'tls-no-common-version']);

const order: readonly Claim[] = ['tls', 'mutual', 'subject'];

/**
 * Makes every attempt that the claim needs, the rightful login first and last: the first shows what a refusal is worth
 * (and warms caching_sha2_password's cache), the last resets the server's count of connect errors for this host.
 */
export async function prove(options: ProveOptions): Promise<ProofReport> {
  const proofs: Proof[] = [];
  const leftOut: LeftOut[] = [];
  const add = (...made: readonly Proof[]): void => {
    for (const proof of made) {
      proofs.push(proof);
      options.onProof?.(proof);
    }
  };
  const first = await attempt(() => openSession(options.settings));
  let server = {
    version: 'unknown',
    flavor: 'unknown',
    target: options.settings.at,
    fingerprint: undefined as string | undefined,
  };
  if (first.kind !== 'in') {
    add({
      id: 'login',
      expected: 'let in',
      observed: first.error.message,
      outcome: first.kind === 'refused' || noTls.has(first.error.code) ? 'failed' : 'unknown',
      millis: first.millis,
    });
    for (const id of wanted(options.claim).filter((entry) => entry !== 'login')) {
      leftOut.push({ id, why: 'the rightful login does not work, so that a refusal would prove nothing' });
    }
  } else {
    const session = first.session;
    server = { ...session.facts.server, target: options.settings.at, fingerprint: session.facts.tls?.peerFingerprint };
    add({
      id: 'login',
      expected: 'let in',
      observed: `let in with ${session.facts.plugin}`,
      outcome: 'passed',
      millis: first.millis,
    });
    const seen = { crl: await serverHasCrl(session), publicKey: await publicKeyOf(session) };
    add(...(await provesOfSession(session, options.settings)));
    await session.close();
    for (const [index, id] of wanted(options.claim)
      .filter((entry) => proofIds[entry].must === 'fail')
      .entries()) {
      // A broken handshake counts towards max_connect_errors, a good login takes the count back to 0.
      if (index > 0 && index % 3 === 0) await goodLogin(options);
      const made = await refusal(id, options, seen);
      if ('why' in made) leftOut.push(made);
      else add(made);
    }
    await goodLogin(options);
  }
  return {
    verdict: verdictOf(proofs),
    claim: options.claim,
    server,
    account: options.account,
    client: identities(options.settings.material.cert)[0],
    trusts: (options.settings.material.ca ?? []).flatMap((pem) => identities(pem)),
    proofs,
    leftOut,
    at: options.now.toISOString(),
  };
}

/** The certificates of a PEM text, by name and fingerprint. */
function identities(pem: string | undefined): Identity[] {
  if (pem === undefined) return [];
  return parseCertificates(new TextEncoder().encode(pem), 'certificate').map((certificate) => ({
    subject: oneline(certificate.subject),
    fingerprint: certificate.fingerprintSha256,
  }));
}

/** Logs in as the rightful client and leaves in order; whether that worked. */
async function goodLogin(options: ProveOptions): Promise<boolean> {
  const result = await attempt(() => openSession(options.settings));
  if (result.kind === 'in') await result.session.close();
  return result.kind === 'in';
}

/** The proofs that a claim needs, in order. */
function wanted(claim: Claim): ProofId[] {
  const level = order.indexOf(claim);
  return (Object.keys(proofIds) as ProofId[]).filter((id) => order.indexOf(proofIds[id].from) <= level);
}

/** Whether the server checks a CRL; undefined when it does not say. */
async function serverHasCrl(session: Session): Promise<boolean | undefined> {
  try {
    const rows = await session.query("SHOW VARIABLES LIKE 'ssl_crl%'");
    return rows.some((row) => (row[1] ?? '') !== '');
  } catch {
    return undefined;
  }
}

/**
 * The server's RSA key, as it says over verified TLS: with it a login without TLS can be tried to its end, and the password
 * is readable to nobody else, whoever answers that attempt.
 */
async function publicKeyOf(session: Session): Promise<string | undefined> {
  const name = session.facts.plugin === 'sha256_password' ? 'Rsa_public_key' : 'Caching_sha2_password_rsa_public_key';
  try {
    const rows = await session.query(`SHOW STATUS LIKE '${name}'`);
    return rows[0]?.[1] || undefined;
  } catch {
    return undefined;
  }
}

/** What the rightful session showed of the server. */
interface Seen {
  readonly crl: boolean | undefined;
  readonly publicKey: string | undefined;
}

/** Makes one attempt that must fail, or says why it was not made. */
async function refusal(id: ProofId, options: ProveOptions, { crl, publicKey }: Seen): Promise<Proof | LeftOut> {
  const { settings, forge } = options;
  const { cert: _cert, key: _key, passphrase: _passphrase, ...bare } = settings.material;
  const withClient = (identity: ClientIdentity): SessionSettings => ({
    ...settings,
    material: { ...bare, ...identity },
  });
  const refused = (by: 'server' | 'client', expected: string, other: SessionSettings): Promise<Proof> =>
    mustFail({ id, expected, by, open: () => openSession(other), stillIn: () => goodLogin(options) });
  const tryWith = async (
    expected: string,
    identity: ClientIdentity | { readonly why: string } | undefined,
  ): Promise<Proof | LeftOut> => {
    if (identity === undefined)
      return unknown(id, expected, 'the CA key is needed to make such a certificate: give --ca-dir');
    if ('why' in identity) return unknown(id, expected, identity.why);
    return await refused('server', expected, withClient(identity));
  };
  const turned = 'our client turns away';
  const says = 'the server refuses';
  switch (id) {
    case 'foreign-ca-distrusted':
      // Without our certificate: OpenSSL would send the foreign CA along with it, and yaSSL then refuses us.
      return await refused('client', turned, { ...settings, material: { ...bare, ca: [forge.foreignCa()] } });
    case 'wrong-name-distrusted':
      return await refused('client', turned, { ...settings, verifyName: 'wrong.name.invalid' });
    case 'plaintext-refused':
      return await refused('server', says, inTheClear(settings, publicKey));
    case 'no-certificate-refused':
      return await refused('server', says, { ...settings, material: bare });
    case 'foreign-certificate-refused':
      return await tryWith(says, await forge.foreign());
    case 'expired-certificate-refused':
      return await tryWith(says, await forge.expired());
    case 'revoked-certificate-refused':
      if (crl === false) return { id, why: 'the server has no CRL (ssl_crl is empty)' };
      return await tryWith(says, await forge.revoked());
    case 'other-subject-refused':
      return await tryWith(says, await forge.otherSubject());
    default:
      return { id, why: 'it is no attempt' };
  }
}

const unknown = (id: ProofId, expected: string, why: string): Proof => ({
  id,
  expected,
  observed: `not told: ${why}`,
  outcome: 'unknown',
  millis: 0,
});

/** The rightful client without TLS. A key that whoever answers would send is not taken: only one that is known before. */
function inTheClear(settings: SessionSettings, publicKey: string | undefined): SessionSettings {
  const known = settings.publicKey ?? publicKey;
  return { ...settings, tls: 'never', fetchPublicKey: false, ...(known === undefined ? {} : { publicKey: known }) };
}
