import type { Check } from './engine/check.ts';
export const check: Check = {
  id: 'client-ssl-mode-invalid',
  family: 'options',
  title: 'ssl-mode has an unknown value or none',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'MySQL 5.7.11+ clients',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "Unknown option to ssl-mode: verify-ca\nAlternatives are: 'DISABLED','PREFERRED','REQUIRED','VERIFY_CA','VERIFY_IDENTITY'",
    },
    {
      where: 'client mysql 9.7 ssl-mode=',
      text: "No option given to ssl-mode\nAlternatives are: 'DISABLED','PREFERRED','REQUIRED','VERIFY_CA','VERIFY_IDENTITY'",
    },
    {
      where: 'client mysql 9.7 bare ssl-mode',
      text: "mysql: [ERROR] /usr/bin/mysql: option '--ssl-mode' requires an argument.",
    },
    { where: 'client mysql 9.7', text: 'Unknown option to ssl-mode: REQUIRED;x' },
    {
      where: 'client mysql 9.7 --ssl-mode=VERIFY',
      text: "Unknown option to ssl-mode: VERIFY\nAlternatives are: 'DISABLED','PREFERRED','REQUIRED','VERIFY_CA','VERIFY_IDENTITY'",
    },
  ],
  why: 'The value must be one of five words (case-insensitive, unique prefix allowed: REQUIRE works); verify-ca with a dash, numbers and trailing characters are refused. Exit status 1 (5 for a missing value).',
  proof: 'Effective value from --print-defaults (last one wins) is not a prefix of one of the five words.',
  fix: ['ssl-mode=VERIFY_CA (underscore)', 'check: mysql --print-defaults'],
  lookAlikes: ['client-ssl-mode-unknown-to-mariadb'],
  reads: ['client.options'],
  run: (facts) => {
    const { optionsRefused } = facts.client ?? {};
    if (
      optionsRefused === undefined ||
      optionsRefused.code === 'option-unknown' ||
      !/\bssl-mode\b/.test(optionsRefused.seen)
    )
      return [];
    const { seen, at } = optionsRefused;
    return [
      {
        what: `${seen}${at === undefined ? '' : ` (${at})`} is no mode that there is; the words have underscores`,
        evidence: { seen, ...(at === undefined ? {} : { at }) },
        fix: ['mysql --print-defaults | tr " " "\\n" | grep ssl-mode', 'ssl-mode=VERIFY_IDENTITY   # in its place'],
      },
    ];
  },
};
