import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { runLine } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-offline-mode',
  family: 'network-ops',
  title: 'The server is in offline mode',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['login-denied', 'greeting-refused'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [{ where: 'client mysql 9.7', text: 'ERROR 3032 (HY000): The server is currently in offline mode' }],
  why: 'offline_mode lets in nobody without CONNECTION_ADMIN (SUPER). Administrators switch it on for maintenance, group replication when a member is expelled (group_replication_exit_state_action=OFFLINE_MODE).',
  proof: 'errno 3032; SELECT @@offline_mode.',
  fix: ['SET GLOBAL offline_mode=OFF;'],
  lookAlikes: ['account-locked'],
  reads: ['wire.attempts'],
  run: foundServerError([3032], (text, _attempt, facts) => ({
    what: `the server lets in administrators alone: ${text}`,
    // A member that failed to recover puts itself there: what it failed at explains more.
    ...(facts.admin?.groupState === 'ERROR' ? { certainty: 'likely' as const } : {}),
    evidence: { offline_mode: facts.admin?.variables?.offline_mode ?? 'not seen' },
    fix: [runLine(facts, 'SET GLOBAL offline_mode=OFF'), proofLine(facts)],
  })),
};
