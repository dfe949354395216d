import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { runLine } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'database-unknown',
  family: 'accounts-auth',
  title: 'The database of the login does not exist',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [{ where: 'client, all', text: "ERROR 1049 (42000): Unknown database 'nope'" }],
  why: 'Login and TLS are fine; the database that the client names (-D, the last word, the path of a URL) is not there. Names are compared with case on Linux.',
  proof: 'errno 1049: the text names the database; the password was right.',
  fix: ['CREATE DATABASE shop;'],
  lookAlikes: ['account-password-wrong'],
  reads: ['wire.attempts'],
  run: foundServerError([1049], (text, _attempt, facts) => {
    const database = facts.client?.settings?.database ?? '';
    return {
      what: `password and TLS are fine, the database is not: ${text}`,
      evidence: { database },
      fix: [
        runLine(facts, 'SHOW DATABASES'),
        runLine(facts, `CREATE DATABASE IF NOT EXISTS ${identifier(database)}`),
        proofLine(facts),
      ],
    };
  }),
};

const identifier = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
