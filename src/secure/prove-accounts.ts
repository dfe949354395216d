import { defaultSubject } from '../ca/leaf.ts';
import { signUnrecorded } from '../ca/sign-unrecorded.ts';
import type { RequireClause } from '../facts/account.ts';
import type { Claim, Proof, ProofReport } from '../facts/proof.ts';
import { verdictOf } from '../facts/proof.ts';
import type { DialTarget } from '../io/dial.ts';
import { can } from '../mysql/abilities.ts';
import { accountText } from '../plan/account-name.ts';
import { type AccountIntent, clauseOf } from '../plan/intent.ts';
import { authorityOf } from '../prove/authority-of.ts';
import { createForge } from '../prove/forge.ts';
import { prove } from '../prove/prove.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { parseOneline } from '../x509/name-text.ts';
import { overTls, sessionOf, versionOf } from './apply-step.ts';
import { withProofAccount } from './proof-account.ts';
import type { Run } from './run.ts';
import { type ClientPair, caAt, clientAt, clientPair } from './supply.ts';

/** The proof for one account. */
export interface AccountProof extends ProofReport {
  /** Proven with a throw-away account that has the same REQUIRE clause, as the password isn't known. */
  readonly standIn: boolean;
}

/** Proves every account of the intent against the running server; without any, that an account with REQUIRE SSL holds. */
export async function proveAccounts(run: Run): Promise<AccountProof[]> {
  const reports: AccountProof[] = [];
  for (const account of run.intent.accounts) reports.push(await proveAccount(run, account));
  if (reports.length === 0) {
    reports.push(
      await withProofAccount(run, { kind: 'SSL' }, (own) => proveAs(run, 'REQUIRE SSL', { kind: 'SSL' }, own, true)),
    );
  }
  return reports;
}

async function proveAccount(run: Run, intent: AccountIntent): Promise<AccountProof> {
  const clause = clauseOf(intent);
  const name = accountText(intent.account);
  const reachable = ['%', 'localhost', '127.0.0.1'].includes(intent.account.host);
  if (run.password !== undefined && reachable) {
    const own = { user: intent.account.user, password: run.password };
    return await proveAs(run, name, clause, own, false);
  }
  return await withProofAccount(run, clause, (own) => proveAs(run, name, clause, own, true));
}

async function proveAs(
  run: Run,
  name: string,
  clause: RequireClause,
  own: { readonly user: string; readonly password: string },
  standIn: boolean,
): Promise<AccountProof> {
  const { access, intent } = run;
  const ca = intent.material.from === 'ca' && intent.files ? caAt(intent.material.dir, access) : undefined;
  const client = clause.kind === 'SSL' ? undefined : await clientFor(run, clause, own.user);
  const secured = await overTls(run);
  const { cert: _cert, key: _key, passphrase: _passphrase, ...bare } = secured.material;
  const settings: SessionSettings = {
    target: await wayTo(run, proofTarget(secured.target, await variablesOf(run))),
    at: secured.at,
    user: own.user,
    password: own.password,
    tls: 'must',
    verifyChain: secured.verifyChain,
    ...(secured.verifyName === undefined ? {} : { verifyName: secured.verifyName }),
    connectMillis: secured.connectMillis,
    material: client === undefined ? bare : { ...bare, cert: client.cert, key: client.key },
  };
  const issuer = ca?.certificate.subject ?? issuerOf(client) ?? parseOneline('/CN=tlsql-foreign-ca');
  const rsa = can(versionOf(sessionOf(run)), 'pkcs8-keys') === false;
  const report = await prove({
    settings,
    claim: claimOf(clause),
    account: name,
    forge: createForge({
      subject: parseOneline(client?.subject ?? '/CN=tlsql-proof'),
      issuer,
      authority: ca === undefined ? undefined : authorityOf(ca, access.now()),
      now: access.now(),
      ...(rsa ? { keys: 'rsa:2048' as const } : {}),
    }),
    now: access.now(),
    onProof: (proof) => run.onEvent({ event: 'proof', account: name, text: `${proof.id}: ${proof.observed}` }),
  });
  return {
    ...judged(report, { authority: ca !== undefined, tls12: can(versionOf(sessionOf(run)), 'tls-1.2') !== false }),
    standIn,
  };
}

/**
 * What the server's version or a CA without key makes impossible is left out, with the reason; everything else must hold.
 */
export function judged(
  report: ProofReport,
  has: { readonly authority: boolean; readonly tls12: boolean },
): ProofReport {
  const excuse = (proof: Proof): string | undefined => {
    if (!has.tls12 && proof.id === 'protocol-floor') return 'this server speaks TLS 1.0 only';
    const made = /the CA key is needed|revoked nothing yet/.test(proof.observed);
    return proof.outcome === 'unknown' && made && (!has.authority || proof.id === 'revoked-certificate-refused')
      ? proof.observed.replace(/^not told: /, '')
      : undefined;
  };
  const proofs = report.proofs.filter((proof) => excuse(proof) === undefined);
  const leftOut = report.proofs.flatMap((proof) => {
    const why = excuse(proof);
    return why === undefined ? [] : [{ id: proof.id, why }];
  });
  return { ...report, proofs, leftOut: [...report.leftOut, ...leftOut], verdict: verdictOf(proofs) };
}

const claimOf = (clause: RequireClause): Claim => {
  if (clause.kind === 'SSL') return 'tls';
  return clause.subject === undefined ? 'mutual' : 'subject';
};

function issuerOf(client: ClientPair | undefined): ReturnType<typeof parseOneline> | undefined {
  if (client === undefined) return undefined;
  return parseCertificates(new TextEncoder().encode(client.cert), 'client certificate')[0]?.issuer;
}

/** The client's certificate: the one given, the one issued, else one for an hour that the CA doesn't record. */
async function clientFor(run: Run, clause: RequireClause, user: string): Promise<ClientPair | undefined> {
  if (run.client !== undefined) return run.client;
  const { intent, access } = run;
  if (intent.material.from !== 'ca' || !intent.files) return undefined;
  const ca = caAt(intent.material.dir, access);
  if (ca === undefined) return undefined;
  const issued = intent.accounts
    .map(({ account }) =>
      intent.clientOut === undefined ? undefined : clientAt(intent.clientOut, account.user, ca, 0),
    )
    .find((pair) => pair !== undefined && (clause.subject === undefined || pair.subject === clause.subject));
  if (issued !== undefined) return issued;
  const rsa = can(versionOf(sessionOf(run)), 'pkcs8-keys') === false;
  const now = Math.floor(ca.now().getTime() / 1000) * 1000;
  const made = await signUnrecorded(authorityOf(ca, ca.now()), {
    subject: clause.subject === undefined ? defaultSubject(ca.certificate, user) : parseOneline(clause.subject),
    notBefore: new Date(now - 300_000),
    notAfter: new Date(now + 3_600_000),
    ...(rsa ? { key: 'rsa:2048' as const } : {}),
  });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return clientPair(bytes(made.certificatePem), bytes(made.keyPem), 'client certificate');
}

/** Over the network where the server listens there: a socket proves nothing about plaintext. */
export function proofTarget(target: DialTarget, variables: Readonly<Record<string, string>>): DialTarget {
  if ('host' in target) return target;
  const port = Number(variables.port ?? '0');
  if (port === 0 || /^(on|1)$/i.test(variables.skip_networking ?? '')) return target;
  const bound = (variables.bind_address ?? '*').split(',')[0] ?? '*';
  return { host: ['*', '', '0.0.0.0', '::'].includes(bound) ? '127.0.0.1' : bound, port };
}

/** Where the server listens is an address of its own machine. */
async function wayTo({ reach }: Run, target: DialTarget): Promise<DialTarget> {
  return reach === undefined || target.through !== undefined ? target : await reach(target);
}

async function variablesOf(run: Run): Promise<Readonly<Record<string, string>>> {
  const rows = await sessionOf(run).query(
    "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('port', 'skip_networking', 'bind_address')",
  );
  return Object.fromEntries(rows.map(([name, value]) => [name ?? '', value ?? '']));
}
