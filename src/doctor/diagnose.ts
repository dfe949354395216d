import { checks, faults } from '../checks/all.ts';
import { type Diagnosis, decide } from '../checks/engine/decide.ts';
import { withComplaint } from '../checks/engine/with-complaint.ts';
import type { Facts } from '../facts/facts.ts';
import { gather } from './gather.ts';
import type { DoctorRequest } from './request.ts';

/** What was seen, and what it means. */
export interface Examination {
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
}

/** Looks from every side that can be reached and names the one cause. */
export async function diagnose(request: DoctorRequest): Promise<Examination> {
  const facts = await gather(request);
  return { facts, diagnosis: withComplaint(decide(facts, checks), facts, faults) };
}
