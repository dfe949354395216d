import type { Check } from './engine/check.ts';
import { foundForeignWord } from './engine/refused-word.ts';
import { foundUnknown } from './engine/unknown-option.ts';

const onCommandLine = foundForeignWord(/^mariadb-\d/, "is a word of MySQL's clients; MariaDB's refuse it", (written) =>
  /=verify/i.test(written) ? '--ssl-verify-server-cert' : /=dis/i.test(written) ? '--skip-ssl' : '--ssl',
);

export const check: Check = {
  id: 'client-ssl-mode-unknown-to-mariadb',
  family: 'options',
  title: "MySQL's ssl-mode option is given to a MariaDB client",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'MariaDB client programs, all versions (10.11 and 11.8 seen); MySQL 5.7.11+ clients know ssl-mode',
  symptoms: [
    {
      where: 'client mariadb 11.8; client mariadb 10.11 / 11.8 --ssl-mode=REQUIRED',
      text: "mariadb: unknown variable 'ssl-mode=REQUIRED'",
    },
    { where: 'client mariadb 10.11 (two words on the command line)', text: "mariadb: unknown option '--ssl-mode'" },
    { where: 'mariadb-check 10.11', text: "mariadb-check: unknown variable 'ssl-mode=REQUIRED'" },
    { where: 'client mariadb, called by its old name', text: "mysql: unknown variable 'ssl-mode=REQUIRED'" },
    {
      where: 'mydumper 0.10 --ssl-mode=REQUIRED',
      text: 'option parsing failed: Unknown option --ssl-mode=REQUIRED, try --help',
    },
  ],
  why: 'ssl-mode exists only in MySQL clients. MariaDB programs abort (exit status 7 for name=value, 2 for a bare option) before any connection, whether it stands on the command line or in [client]/[mysql] of an option file that a MariaDB client reads.',
  proof:
    "Run the same program with --version: 'Distrib …-MariaDB' or 'from …-MariaDB' plus an ssl-mode/ssl_mode line in an option file group that it reads (client, mysql, client-server, client-mariadb, mariadb-client; for a tool its own group), found by `PROGRAM --print-defaults`. No network needed: it fails before the socket is opened.",
  fix: [
    'MariaDB wording: --ssl-verify-server-cert --ssl-ca=/path/ca.pem   (VERIFY_IDENTITY); 10.x: --ssl alone is only PREFERRED',
    'DISABLED in MariaDB wording: --skip-ssl',
    'shared option file: put the MySQL line under [mysql]… of a file that only MySQL reads, or the MariaDB lines under [client-mariadb] and the MySQL one as loose-ssl-mode=REQUIRED (warns, then is ignored: gives NO protection)',
    "check: mariadb --print-defaults | tr ' ' '\\n' | grep ssl-mode   prints nothing",
  ],
  lookAlikes: ['client-mariadb-option-unknown-to-mysql', 'option-name-typo', 'option-defaults-file-not-first'],
  reads: ['client.options'],
  run: (facts) => [
    ...foundUnknown('mysql-word', () => "is a word of MySQL's clients; MariaDB's refuse it")(facts),
    ...onCommandLine(facts),
  ],
};
