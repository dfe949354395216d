import type { Facts } from '../facts/facts.ts';
import { caMends, verifyingMode } from './engine/ca-at-hand.ts';
import type { Check } from './engine/check.ts';
import { clientOptionMends, isGiven } from './engine/client-option-mend.ts';

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
    const meant = meantMode(/ssl-mode=(.*)/s.exec(seen)?.[1] ?? '', facts);
    const isVerifying = meant.startsWith('VERIFY_');
    const change = { 'ssl-mode': meant };
    return [
      {
        what: `${seen}${at === undefined ? '' : ` (${at})`} is no mode that there is; the words have underscores`,
        evidence: { seen, ...(at === undefined ? {} : { at }) },
        mends:
          isVerifying && !isGiven(facts, 'ssl-ca') && !isGiven(facts, 'ssl-capath')
            ? caMends(facts, change)
            : clientOptionMends(facts, change),
      },
    ];
  },
};

/** The mode that a word stands for, never a weaker one: what means nothing verifies, as strictly as the certificate allows. */
function meantMode(value: string, facts: Facts): string {
  const word = value.toUpperCase().replaceAll(/[^A-Z]/g, '');
  if (/IDENT|FULL|HOST|NAME/.test(word)) return 'VERIFY_IDENTITY';
  if (/CA$|CHAIN/.test(word)) return 'VERIFY_CA';
  if (/^(REQ|ENFORCE|MUST)/.test(word)) return 'REQUIRED';
  if (/^PREF/.test(word)) return 'PREFERRED';
  if (/^DISA/.test(word)) return 'DISABLED';
  return verifyingMode(facts);
}
