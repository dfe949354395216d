/** What came of an attempt: `unknown` when it could not be made or told; that is never a pass. */
export type ProofOutcome = 'passed' | 'failed' | 'unknown';

/** An attempt made on purpose, with what was expected and what was observed. */
export interface Proof {
  readonly id: ProofId;
  readonly expected: string;
  readonly observed: string;
  readonly outcome: ProofOutcome;
  /** The other side's own words, where it said something. */
  readonly serverSaid?: string;
  readonly millis: number;
}

/** A proof that this server or claim does not call for, with the reason. */
export interface LeftOut {
  readonly id: ProofId;
  readonly why: string;
}

/** What is claimed. `tls`: encrypted and verified · `mutual`: and the client must show a certificate · `subject`: and it must be this one. */
export type Claim = 'tls' | 'mutual' | 'subject';

/** Each proof: whether the attempt must succeed or be refused, the least claim that needs it, and a title for people. */
export const proofIds = {
  login: { must: 'succeed', from: 'tls', title: 'the login works' },
  encrypted: { must: 'succeed', from: 'tls', title: 'the connection is encrypted' },
  'server-agrees': { must: 'succeed', from: 'tls', title: 'the server says so too (Ssl_cipher)' },
  'protocol-floor': { must: 'succeed', from: 'tls', title: 'the protocol is TLS 1.2 or newer' },
  'chain-verified': { must: 'succeed', from: 'tls', title: "the server's chain is verified" },
  'name-verified': { must: 'succeed', from: 'tls', title: "the server's name is verified" },
  'foreign-ca-distrusted': { must: 'fail', from: 'tls', title: 'a client that trusts another CA turns away' },
  'wrong-name-distrusted': { must: 'fail', from: 'tls', title: 'a client that dialled another name turns away' },
  'plaintext-refused': { must: 'fail', from: 'tls', title: 'a login without TLS is refused' },
  'no-certificate-refused': { must: 'fail', from: 'mutual', title: 'a login without a client certificate is refused' },
  'foreign-certificate-refused': { must: 'fail', from: 'mutual', title: "another CA's certificate is refused" },
  'expired-certificate-refused': { must: 'fail', from: 'mutual', title: 'an expired certificate is refused' },
  'revoked-certificate-refused': { must: 'fail', from: 'mutual', title: 'a revoked certificate is refused' },
  'other-subject-refused': {
    must: 'fail',
    from: 'subject',
    title: "the same CA's certificate for another subject is refused",
  },
} as const satisfies Record<string, { must: 'succeed' | 'fail'; from: Claim; title: string }>;

export type ProofId = keyof typeof proofIds;

/** A certificate by name (X509_NAME_oneline, as REQUIRE compares it) and SHA-256 fingerprint. */
export interface Identity {
  readonly subject: string;
  readonly fingerprint: string;
}

/** The whole: every attempt, and the verdict that follows from them. */
export interface ProofReport {
  readonly verdict: 'proven' | 'not-proven' | 'unknown';
  readonly claim: Claim;
  readonly server: {
    readonly version: string;
    readonly flavor: string;
    readonly target: string;
    readonly fingerprint: string | undefined;
  };
  readonly account: string;
  /** The rightful client's certificate; undefined where it has none. */
  readonly client: Identity | undefined;
  /** The CAs that the rightful client trusts. */
  readonly trusts: readonly Identity[];
  readonly proofs: readonly Proof[];
  readonly leftOut: readonly LeftOut[];
  /** When it was begun, ISO 8601 UTC. */
  readonly at: string;
}

/** One failed attempt disproves the claim; else one that could not be told leaves it open. */
export function verdictOf(proofs: readonly Proof[]): ProofReport['verdict'] {
  if (proofs.some((proof) => proof.outcome === 'failed')) return 'not-proven';
  if (proofs.length === 0 || proofs.some((proof) => proof.outcome === 'unknown')) return 'unknown';
  return 'proven';
}
