import type { Check } from './engine/check.ts';
import { foundForeignWord } from './engine/refused-word.ts';
import { foundUnknown } from './engine/unknown-option.ts';

const onCommandLine = foundForeignWord(
  /^mysql-([89]|\d\d)/,
  "is a word of MariaDB's clients; MySQL's refuse it",
  (written) =>
    written === '--skip-ssl' || written === '--ssl=0'
      ? '--ssl-mode=DISABLED'
      : written === '--ssl-verify-server-cert' || /^--ssl-fp/.test(written)
        ? '--ssl-mode=VERIFY_IDENTITY'
        : '--ssl-mode=REQUIRED',
);

export const check: Check = {
  id: 'client-mariadb-option-unknown-to-mysql',
  family: 'options',
  title: 'A MariaDB or old MySQL option (--ssl, --skip-ssl, ssl-verify-server-cert) is given to a MySQL 8/9 client',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions:
    'MySQL clients 8.0+ (--ssl and --ssl-verify-server-cert: deprecated in 5.7, removed in 8.0); ssl-fp and ssl-fplist are MariaDB only',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-verify-server-cert',
      text: "mysql: [ERROR] unknown option '--ssl-verify-server-cert'.",
    },
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown option '--skip-ssl-verify-server-cert'." },
    { where: 'client mysql 9.7 --ssl', text: "mysql: [ERROR] unknown option '--ssl'." },
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown variable 'ssl=1'." },
    { where: 'client mysql 9.7 --skip-ssl', text: "mysql: [ERROR] unknown option '--skip-ssl'." },
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown option '--disable-ssl'." },
    { where: 'mysqldump 9.7', text: "mysqldump: [ERROR] unknown option '--skip-ssl'." },
    { where: 'mysqladmin 9.7', text: "mysqladmin: [ERROR] unknown variable 'ssl=0'." },
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown variable 'ssl-fp=xx'." },
  ],
  why: 'Those options exist in MariaDB and old MySQL only; ssl-mode replaced them. Exit status 2 for a bare option, 7 for name=value.',
  proof:
    "`mysql --version` says Ver 8/9 without MariaDB, and the option list (`--print-defaults` + command line) has ssl, skip-ssl, disable-ssl, ssl-verify-server-cert, ssl-fp or ssl-fplist. Also: mysql --version ('Distrib 10.11…-MariaDB'/'from … MariaDB' vs 'for Linux on x86_64 (MySQL/Debian)'). loose- prefix in option files avoids the abort.",
  fix: [
    '--ssl / ssl=1 → --ssl-mode=REQUIRED',
    '--skip-ssl / ssl=0 / disable-ssl → --ssl-mode=DISABLED',
    '--ssl-verify-server-cert → --ssl-mode=VERIFY_IDENTITY --ssl-ca=/path/ca.pem',
    'MariaDB: --ssl-verify-server-cert --ssl-ca=/etc/app/ca.pem',
    'both in my.cnf [client]: ssl-ca=/etc/app/ca.pem, loose-ssl-mode=VERIFY_IDENTITY, loose-ssl-verify-server-cert',
    'check: mysql --ssl-mode=REQUIRED -e "SHOW STATUS LIKE \'Ssl_cipher\'" shows a value',
  ],
  lookAlikes: [
    'client-ssl-mode-unknown-to-mariadb',
    'client-first-unknown-option-swallowed',
    'server-skip-ssl-removed',
    'driver-url-tls-parameter-ignored',
  ],
  reads: ['client.options'],
  run: (facts) => [
    ...foundUnknown('mariadb-word', () => "is a word of MariaDB's clients; MySQL's refuse it")(facts),
    ...onCommandLine(facts),
  ],
};
