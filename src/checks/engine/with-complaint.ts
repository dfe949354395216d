import { driverWords } from '../../drivers/driver-words.ts';
import type { Facts } from '../../facts/facts.ts';
import { caAtHand } from './ca-at-hand.ts';
import type { Fault, Finding, Json } from './check.ts';
import type { Diagnosis } from './decide.ts';
import { explain, type Meaning } from './explain.ts';
import { proofLine } from './server-mend.ts';
import type { State } from './state.ts';

/** So many meanings of a message are worth telling beside what was seen. */
const most = 3;

/**
 * Weighs the message that the user saw together with what was seen: of several possible causes those stay that it can mean;
 * where nothing failed this time, it is said what the message means.
 */
export function withComplaint(diagnosis: Diagnosis, facts: Facts, faults: readonly Fault[]): Diagnosis {
  const text = facts.client?.complaint;
  if (text === undefined || text.trim() === '') return diagnosis;
  const { meanings } = explain(text, faults);
  const { cause, findings } = diagnosis;
  if (cause !== null) {
    const meant = cause.candidates.filter((id) => meanings.some(({ fault }) => fault.id === id));
    if (meant.length === 0 || meant.length === cause.candidates.length) return diagnosis;
    const narrowed: Finding = { ...cause, candidates: meant };
    return { ...diagnosis, cause: narrowed, findings: findings.map((entry) => (entry === cause ? narrowed : entry)) };
  }
  const own = believed(facts, meanings);
  if (own !== undefined) return { ...diagnosis, verdict: 'broken', cause: own, findings: [own, ...findings] };
  const told = new Set(findings.map(({ id }) => id));
  const added = meanings
    .slice(0, most)
    .filter(({ fault }) => !told.has(fault.id))
    .map(
      ({ fault, line }): Finding => ({
        id: fault.id,
        severity: 'notice',
        role: 'background',
        what: `the message that was seen can mean: ${fault.title}; this time it did not show`,
        why: fault.why,
        fix: fault.fix,
        mends: [],
        evidence: { message: line.slice(0, 200) },
        certainty: 'possible',
        leadsTo: fault.leadsTo,
        generic: false,
        candidates: [],
      }),
    );
  return { ...diagnosis, findings: [...findings, ...added] };
}

/** What a driver is believed of by its message alone: what it trusts, where that was not seen, and what it does of its own. */
function believed(facts: Facts, meanings: readonly Meaning[]): Finding | undefined {
  const [first] = meanings;
  const driver = facts.client?.driver?.id ?? facts.client?.program?.id;
  if (first === undefined || driver === undefined || driverWords(driver, 'trust').length === 0) return undefined;
  const trust = unseenTrust(facts);
  if (trust !== undefined && isRefusal(first)) {
    const what = `${driver} does not accept the server's certificate, by its own message; what it trusts (${trust}) is in its program and was not seen here`;
    return byMessage(
      facts,
      first,
      meanings.filter(isRefusal),
      what,
      { driver, trusts: trust },
      wordsFor(driver, facts),
    );
  }
  if (first.fault.role !== 'cause' || !first.fault.id.startsWith('driver-')) return undefined;
  const own = meanings.filter(({ fault }) => fault.id.startsWith('driver-'));
  return byMessage(
    facts,
    first,
    own,
    `${driver} fails by its own message where our connection does not`,
    { driver },
    [],
  );
}

/**
 * Our own look trusts nothing that only the program knows (`tls.Config`, a certificate in its source): its success says
 * nothing of the driver's.
 */
function unseenTrust({ client }: Facts): string | undefined {
  const { verifiesChain, ca } = client?.driver?.tls ?? {};
  if (verifiesChain !== true || (ca?.kind !== 'other' && ca?.kind !== 'pem')) return undefined;
  return ca.kind === 'other' ? ca.text : 'certificates in its source';
}

const refusals: readonly State[] = ['server-cert-refused', 'server-name-refused'];
const isRefusal = ({ fault }: Meaning): boolean => fault.leadsTo.some((state) => refusals.includes(state));

function wordsFor(driver: string, facts: Facts): readonly string[] {
  const ca = caAtHand(facts);
  return driverWords(driver, 'trust', ca === undefined ? {} : { ca: ca.path });
}

function byMessage(
  facts: Facts,
  { fault, line }: Meaning,
  meant: readonly Meaning[],
  what: string,
  evidence: Readonly<Record<string, Json>>,
  words: readonly string[],
): Finding {
  return {
    id: fault.id,
    severity: 'error',
    role: 'cause',
    what: `${what}: ${fault.title}`,
    why: fault.why,
    fix: [...(words.length === 0 ? fault.fix : words), proofLine(facts)],
    mends: [],
    evidence: { message: line.slice(0, 200), ...evidence },
    certainty: 'likely',
    leadsTo: fault.leadsTo,
    generic: false,
    candidates: meant.slice(0, most).map((meaning) => meaning.fault.id),
  };
}
