import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'client-options-invalid',
  family: 'options',
  title: 'The client stops at its own options before it connects',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'all',
  symptoms: [],
  why: 'An option has a value that it cannot have, an option file is malformed, or two options contradict each other.',
  proof: 'The client ends with a message about the option and opens no connection; the finding has the place.',
  fix: ['mysql --print-defaults', 'correct the option at the place that is named'],
  lookAlikes: ['client-ssl-mode-invalid', 'client-tls-version-invalid', 'option-without-group', 'option-name-typo'],
  reads: ['client.options'],
  generic: true,
  run: (facts) => {
    const refused = facts.client?.optionsRefused;
    if (refused === undefined) return [];
    const { code, seen, at } = refused;
    return [
      {
        what: `the client stops at its options: ${at === undefined ? '' : `${at}: `}${seen}`,
        evidence: { code, seen, at: at ?? 'the command line' },
      },
    ];
  },
};
