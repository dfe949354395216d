import type { Check } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { optionText, placeText } from './engine/option-view.ts';
import { lineMend, swallowed, unknownOptions } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'client-first-unknown-option-swallowed',
  family: 'options',
  title: 'mysql 9.7 silently ignores the first unknown line of its option files',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked', 'session-unverified', 'server-cert-refused'],
  versions:
    'MySQL 9.7.4 `mysql` program (seen; not mysqldump, mysqladmin, mysqlshow, mysqlcheck, mysqlbinlog, which report it; not mysqld; not on the command line)',
  symptoms: [
    {
      where: 'client mysql 9.7 ([client] with only ssl-verify-server-cert, skip-ssl or a misspelt ssl option)',
      text: 'no message; connects with the default ssl-mode=PREFERRED',
    },
    { where: 'client mysql 9.7 (two unknown lines)', text: "mysql: [ERROR] unknown variable 'bogus2=2'." },
    { where: 'mysqldump 9.7, same file', text: "mysqldump: [ERROR] unknown variable 'bogus1=1'." },
    { where: 'mysqladmin 9.7, same file', text: "mysqladmin: [ERROR] unknown variable 'bogus1=1'." },
  ],
  why: "The mysql program of 9.7 drops exactly one unknown option coming from [client] or [mysql] of an option file and reports only the second one, so a single misspelt or foreign TLS line (ssl-verify-server-cert, skip-ssl, 'ssl-mode: VERIFY_CA', 'ssl-mode VERIFY_CA', SSL-MODE=…) has no effect and no message.",
  proof:
    'Parse the option files; compare every key in groups client and mysql with the option list of `mysql --help` (case-sensitive, - and _ equal). Any unknown key is a finding even when mysql connects. Confirm: `mysqldump --defaults-file=X --version`-like run of another MySQL tool names it, and `mysql --print-defaults` shows it.',
  fix: [
    'replace the line: ssl-mode=VERIFY_IDENTITY and ssl-ca=/path/ca.pem',
    'check: mysqladmin --defaults-file=/path/my.cnf ping (reports an unknown variable that mysql hides)',
    'check: mysql -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['client-mariadb-option-unknown-to-mysql', 'option-name-typo', 'client-tls-optional-plaintext'],
  reads: ['client.options'],
  run: (facts) =>
    unknownOptions(facts)
      .filter((option) => swallowed(option, facts))
      .map(({ place, instead }) => {
        const written = optionText(place);
        return {
          what: `${placeText(place)}: mysql 9.7 passes over '${written}' in silence, so it has no effect`,
          evidence: { file: place.file, line: place.line, group: place.group, written },
          mends: [lineMend(place, instead), prove],
        };
      }),
};
