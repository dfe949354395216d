import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { observe } from './engine/observe.ts';

export const check: Check = {
  id: 'login-impossible',
  family: 'accounts-auth',
  title: 'Client and server find no way to log in',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['login-not-possible'],
  versions: 'all',
  symptoms: [],
  why: 'The account asks for something that the client cannot or may not do: a plugin that it lacks, a password that would go in clear.',
  proof: 'The login ends before the password is judged; the finding says at what.',
  fix: ['SELECT user, host, plugin FROM mysql.user;   # as administrator'],
  lookAlikes: [
    'auth-plugin-missing-client',
    'auth-plugin-missing-server',
    'caching-sha2-plain-cold',
    'client-cleartext-plugin-disabled',
  ],
  reads: ['wire.attempts'],
  generic: true,
  run: (facts) => {
    const attempt = asked(facts);
    const reason = attempt?.login?.refused ?? attempt?.login?.error?.text;
    if (attempt === undefined || reason === undefined || observe(facts).failing !== 'login-not-possible') return [];
    return [
      {
        what: `the login cannot go on: ${reason}`,
        evidence: { address: addressText(attempt), plugin: attempt.login?.plugin ?? '', reason },
      },
    ];
  },
};
