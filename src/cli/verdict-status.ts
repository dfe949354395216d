import type { ProofReport } from '../facts/proof.ts';
import type { ExitStatus } from './command.ts';

/** The exit status of a proof's verdict. */
export const verdictStatus: Readonly<Record<ProofReport['verdict'], ExitStatus>> = {
  proven: 0,
  'not-proven': 1,
  unknown: 3,
};
