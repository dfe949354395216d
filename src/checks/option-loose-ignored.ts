import type { Facts } from '../facts/facts.ts';
import type { Check, Found, Severity } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'option-loose-ignored',
  family: 'options',
  title: 'The loose- prefix hides that a TLS option has no effect',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'server-files', 'server-log'],
  leadsTo: ['wrong-target'],
  versions: 'all',
  symptoms: [
    { where: 'server log mysql 9.7', text: "[Warning] [MY-000067] [Server] unknown variable 'loose-ssl=0'." },
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: "Warning: mariadb: unknown variable 'loose-ssl-mode=REQUIRED'",
    },
  ],
  why: "loose-NAME turns 'unknown option' into a warning; the setting itself is dropped, so loose-ssl-mode=REQUIRED on MariaDB or loose-ssl=0 on MySQL 9 changes nothing.",
  proof: 'Option key starts with loose-/loose_ and the rest is not an option of the program that reads the group.',
  fix: [
    "use that product's own option name in its own group ([client-mariadb] / [mysqld-9.7])",
    "check: SHOW STATUS LIKE 'Ssl_cipher' on a connection made with the file",
  ],
  lookAlikes: ['client-ssl-mode-unknown-to-mariadb', 'client-first-unknown-option-swallowed'],
  reads: ['server.options', 'client.options'],
  run: (facts) =>
    foundUnknown(
      'loose',
      () => 'is no option of this program, and loose- hides that: it has no effect',
    )(facts).map((found) => ({ ...found, severity: severityOf(found, facts) })),
};

/** What works is as it was meant to: loose- is there to be passed over. A slip that it hides is a fault. */
function severityOf({ evidence }: Found, facts: Facts): Severity {
  if (observe(facts).failing === undefined) return 'notice';
  return evidence.instead === undefined ? 'warning' : 'error';
}
