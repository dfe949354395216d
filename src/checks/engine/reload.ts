import type { Facts } from '../../facts/facts.ts';
import type { LogLine } from '../../facts/log.ts';
import { type VerifyResult, verifyChain } from '../../x509/verify/verify-chain.ts';
import { asked } from './attempts.ts';
import { knownAll } from './known-certificate.ts';
import { perFacts } from './per-facts.ts';
import { atLeast, flavorOf, versionOf } from './server-mend.ts';
import { certificatesIn, trustStore } from './trust-store.ts';

/** A reload of TLS that the server has refused, with none since that was taken. */
export interface RefusedReload {
  /** A clause that says so. */
  readonly seen: string;
  /** What the log says of it; empty where that is not to be seen. */
  readonly lines: readonly string[];
}

/** A refusal in the log: MY-015010 and MY-015009 (validation), MY-000059 and MariaDB's line without a time (loading). */
const refusal = /MY-0150(09|10|11)\b|\[MY-000059\].*SSL error|^SSL error: /;
/** MySQL starts as thread 0; what a connection asks for has the number of that connection. */
const byConnection = /^\S+ [1-9]\d* \[/;

/** The last reload of TLS, where it was refused: by what the server has counted, else by its log after the start. */
export const refusedReload: (facts: Facts) => RefusedReload | undefined = perFacts((facts) => {
  const lines = refusalLines(facts);
  const reloads = facts.admin?.reloads;
  if (reloads === undefined)
    return lines.length === 0 ? undefined : { seen: 'the log shows a reload that was refused', lines };
  const { last, lastFailure, count, failed } = reloads;
  // The time of an error is kept in whole seconds.
  if (lastFailure === undefined || failed === 0 || lastFailure.getTime() < Math.floor(last.getTime() / 1000) * 1000)
    return undefined;
  const times = count === 1 ? 'the one reload' : `the last of ${count} reloads`;
  return { seen: `${times} of TLS since its start was refused (${last.toJSON()})`, lines };
});

function refusalLines(facts: Facts): string[] {
  return reloadLogLines(facts)
    .map(({ text }) => text)
    .filter((text) => refusal.test(text))
    .slice(-6);
}

/**
 * Lines of the log that come from a statement and not from the start: MySQL names the connection, MariaDB writes them
 * after it has begun to take connections. With NO ROLLBACK ON ERROR they say why TLS is off (MY-010069 tells that).
 */
export function reloadLogLines(facts: Facts): readonly LogLine[] {
  const all = facts.log?.sinceStart ?? [];
  const ready = all.findIndex(({ text }) => /ready for connections/.test(text));
  return all.filter(({ text }, at) => byConnection.test(text) || (ready !== -1 && at > ready));
}

/** What a reload makes of the server's own certificate. */
export interface ReloadJudgement {
  /** As MySQL judges: the first certificate of ssl_cert alone against ssl_ca and CRLs. */
  readonly alone: VerifyResult;
  /** As clients judge: with the intermediates that stand behind it. */
  readonly whole: VerifyResult;
}

/**
 * What a reload would make of the files as they are now; undefined where it judges nothing (MariaDB, MySQL before 8.1,
 * which brought tls_certificates_enforced_validation), or the files are not seen.
 */
export const reloadJudgement: (facts: Facts) => ReloadJudgement | undefined = perFacts((facts) => {
  const version = versionOf(facts);
  if (flavorOf(facts) !== 'mysql' || version === undefined || !atLeast(version, [8, 1])) return undefined;
  const files = facts.server?.files ?? {};
  const [leaf, ...untrusted] = certificatesIn(files.cert?.content);
  const { trusted, crls, checksCrls, whole } = trustStore(files);
  if (leaf === undefined || !whole || trusted.length === 0) return undefined;
  const crlCheck = checksCrls ? 'all' : 'none';
  const question = { leaf, trusted, crls, crlCheck, time: facts.time, purpose: 'any' } as const;
  return {
    alone: verifyChain({ ...question, untrusted: [] }),
    whole: verifyChain({ ...question, untrusted }),
  };
});

/** Whether the server serves the first certificate of its file; undefined where either is not seen. */
export function servesItsFile(facts: Facts): boolean | undefined {
  const [stored] = certificatesIn(facts.server?.files?.cert?.content);
  const [served] = knownAll(asked(facts)?.tls?.chain ?? []);
  if (stored === undefined || served === undefined) return undefined;
  return stored.fingerprintSha256 === served.fingerprintSha256;
}
