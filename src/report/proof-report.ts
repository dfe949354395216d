import { pad } from '../base/text-table.ts';
import { type Claim, type Identity, type Proof, type ProofReport, proofIds } from '../facts/proof.ts';
import { printable } from './printable.ts';

const claims: Readonly<Record<Claim, string>> = {
  tls: 'every login of this account is encrypted, to the server that it means',
  mutual: 'only a client with a certificate of this CA gets in, encrypted, to the server that it means',
  subject: 'only the client with this one certificate subject gets in, encrypted, to the server that it means',
};

/** The document of `prove --json`. */
export function proofJson(report: ProofReport): Record<string, unknown> {
  return {
    verdict: report.verdict,
    claim: report.claim,
    account: report.account,
    ...(report.client === undefined ? {} : { client: report.client }),
    trusts: report.trusts,
    at: report.at,
    server: report.server,
    proofs: report.proofs.map((proof) => ({
      id: proof.id,
      expected: proof.expected,
      observed: proof.observed,
      passed: proof.outcome === 'passed',
      outcome: proof.outcome,
      ...(proof.serverSaid === undefined ? {} : { serverSaid: proof.serverSaid }),
      millis: Math.round(proof.millis),
    })),
    leftOut: report.leftOut,
  };
}

const mark: Readonly<Record<Proof['outcome'], string>> = { passed: 'ok', failed: 'NO', unknown: '??' };

/** All titles set to one width, so that lines printed one by one stand under each other. */
const width = Math.max(...Object.values(proofIds).map(({ title }) => title.length));

/** One line a proof, and what was expected below it where that differs. */
export function proofLine(proof: Proof): string {
  const line = `  ${mark[proof.outcome]}  ${pad(proofIds[proof.id].title, width)}  ${proof.observed}`;
  return printable(proof.outcome === 'passed' ? line : `${line}\n      expected: ${proof.expected}`);
}

/** What people read: the proofs, what was left out and why, the verdict last. */
export function proofText(report: ProofReport): string {
  return [...report.proofs.map(proofLine), ...proofClose(report)].join('\n');
}

/** What follows the proofs: left out ones and the verdict. */
export function proofClose(report: ProofReport): string[] {
  const leftOut = report.leftOut.map(({ id, why }) =>
    printable(`  --  ${pad(proofIds[id].title, width)}  not checked, because ${why}`),
  );
  return [...leftOut, '', verdictLine(report)];
}

/** The verdict in one line. */
export function verdictLine(report: ProofReport): string {
  const failed = report.proofs.filter((proof) => proof.outcome === 'failed').length;
  const unknown = report.proofs.filter((proof) => proof.outcome === 'unknown').length;
  const passed = report.proofs.length - failed - unknown;
  const count = `${passed} of ${report.proofs.length} proofs passed`;
  const tail = [failed > 0 ? `${failed} failed` : '', unknown > 0 ? `${unknown} could not be told` : '']
    .filter((part) => part !== '')
    .join(', ');
  return `${report.verdict}: the claim that ${claims[report.claim]} (${count}${tail === '' ? '' : `, ${tail}`})`;
}

/** The text that an auditor keeps: what, when, which server, fingerprints, each attempt with the server's own words. */
export function evidenceText(report: ProofReport, tool: string): string {
  const lines = [
    'EVIDENCE OF TLS ON A DATABASE SERVER',
    '',
    `Claim        ${claims[report.claim]}`,
    `Verdict      ${report.verdict.toUpperCase()}`,
    `When         ${report.at}`,
    `Server       ${report.server.target}, ${report.server.flavor} ${report.server.version}`,
    `  shows      SHA-256 ${report.server.fingerprint ?? 'none was shown'}`,
    `Account      ${report.account}`,
    ...(report.client === undefined ? [] : identityLines('Client', report.client)),
    ...report.trusts.flatMap((ca) => identityLines('Trusted CA', ca)),
    `Made by      ${tool}`,
    '',
    'How to read this: each attempt below was really made against the server at the time above. Some must succeed. The',
    'others must be refused: a lock is proven by the wrong keys that do not open it. "unknown" means that the attempt',
    'could not be made or told; it is never counted as passed.',
  ];
  for (const [index, proof] of report.proofs.entries()) {
    const { title, must } = proofIds[proof.id];
    lines.push('', `${index + 1}. ${title} [${proof.id}]`, `   must ${must}`);
    lines.push(`   expected  ${proof.expected}`, `   observed  ${proof.observed}`);
    if (proof.serverSaid !== undefined) lines.push(`   its words ${proof.serverSaid}`);
    lines.push(`   outcome   ${proof.outcome}, after ${Math.round(proof.millis)} ms`);
  }
  if (report.leftOut.length > 0) {
    lines.push('', 'Not checked:', ...report.leftOut.map(({ id, why }) => `- ${proofIds[id].title}: ${why}`));
  }
  return printable(`${lines.join('\n')}\n`);
}

function identityLines(label: string, { subject, fingerprint }: Identity): string[] {
  return [`${label.padEnd(12)} ${subject}`, `  shows      SHA-256 ${fingerprint}`];
}
