import type { Facts } from '../../facts/facts.ts';
import type { Fault, Finding } from './check.ts';
import type { Diagnosis } from './decide.ts';
import { explain } from './explain.ts';

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
