import type { Proof, ProofId } from '../facts/proof.ts';
import type { Session, SessionSettings } from '../session/open-session.ts';

/** The proofs that the rightful session itself shows: what must hold on the open connection. */
export async function provesOfSession(session: Session, settings: SessionSettings): Promise<Proof[]> {
  const { tls, name, millis } = session.facts;
  const proof = (id: ProofId, passed: boolean, expected: string, observed: string, serverSaid?: string): Proof => ({
    id,
    expected,
    observed,
    outcome: passed ? 'passed' : 'failed',
    millis: millis.tls,
    ...(serverSaid === undefined ? {} : { serverSaid }),
  });
  const old = tls?.protocol === 'TLSv1' || tls?.protocol === 'TLSv1.1';
  return [
    proof('encrypted', tls !== undefined, 'TLS', tls === undefined ? 'plaintext' : `${tls.protocol} ${tls.cipher}`),
    await serverAgrees(session),
    proof('protocol-floor', tls !== undefined && !old, 'TLSv1.2 or TLSv1.3', tls?.protocol ?? 'no TLS'),
    proof(
      'chain-verified',
      tls !== undefined && tls.chainError === undefined && settings.verifyChain && settings.material.ca !== undefined,
      'a chain to the CA that was given',
      tls === undefined
        ? 'no TLS'
        : (tls.chainError ??
            `${tls.peerChain.length} certificate${tls.peerChain.length === 1 ? '' : 's'} to a trusted root`),
    ),
    proof(
      'name-verified',
      name !== undefined,
      'the name that was dialled',
      name === undefined ? 'not verified' : `${name.name} (${name.by})`,
    ),
  ];
}

/** Asks the server for the cipher of this session: a proxy that ends TLS in between shows here. */
async function serverAgrees(session: Session): Promise<Proof> {
  const id = 'server-agrees';
  const ours = session.facts.tls?.cipher;
  const started = performance.now();
  const expected = ours ?? 'a cipher';
  try {
    const rows = await session.query("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
    const theirs = rows[0]?.[1] ?? '';
    return {
      id,
      expected,
      observed: theirs === '' ? 'no cipher' : theirs,
      outcome: theirs !== '' && theirs === ours ? 'passed' : 'failed',
      serverSaid: `Ssl_cipher = ${theirs}`,
      millis: performance.now() - started,
    };
  } catch (error) {
    return {
      id,
      expected,
      observed: `not told: ${error instanceof Error ? error.message : String(error)}`,
      outcome: 'unknown',
      millis: performance.now() - started,
    };
  }
}
