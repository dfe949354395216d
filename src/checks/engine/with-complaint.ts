import { driverWords } from '../../drivers/driver-words.ts';
import type { Facts } from '../../facts/facts.ts';
import { caAtHand } from './ca-at-hand.ts';
import type { Fault, Finding } from './check.ts';
import type { Diagnosis } from './decide.ts';
import { explain, type Meaning } from './explain.ts';
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
  const unseen = unseenTrust(facts, meanings);
  if (unseen !== undefined) return { ...diagnosis, verdict: 'broken', cause: unseen, findings: [unseen, ...findings] };
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

/**
 * Our own look trusts nothing that only the program knows (`tls.Config`, a certificate in its source): where it succeeds and
 * the driver said that it does not accept the server's certificate, the driver is believed.
 */
function unseenTrust(facts: Facts, meanings: readonly Meaning[]): Finding | undefined {
  const { id: driver, tls } = facts.client?.driver ?? {};
  if (driver === undefined || tls?.verifiesChain !== true || (tls.ca?.kind !== 'other' && tls.ca?.kind !== 'pem'))
    return undefined;
  const refusing: readonly State[] = ['server-cert-refused', 'server-name-refused'];
  const meant = meanings.filter(({ fault }) => fault.leadsTo.some((state) => refusing.includes(state))).slice(0, most);
  const [first] = meant;
  if (first === undefined || first !== meanings[0]) return undefined;
  const { fault, line } = first;
  const where = tls.ca.kind === 'other' ? tls.ca.text : 'certificates in its source';
  const ca = caAtHand(facts);
  const words = driverWords(driver, 'trust', ca === undefined ? {} : { ca: ca.path });
  return {
    id: fault.id,
    severity: 'error',
    role: 'cause',
    what: `${driver} does not accept the server's certificate, by its own message; what it trusts (${where}) is in its program and was not seen here: ${fault.title}`,
    why: fault.why,
    fix: words.length === 0 ? fault.fix : words,
    mends: [],
    evidence: { message: line.slice(0, 200), driver, trusts: where },
    certainty: 'likely',
    leadsTo: fault.leadsTo,
    generic: false,
    candidates: meant.map((meaning) => meaning.fault.id),
  };
}
