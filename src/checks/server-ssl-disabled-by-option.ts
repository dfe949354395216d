import type { Check } from './engine/check.ts';
import { foundServerValue, isOff, isYassl, serverValue } from './engine/option-value-found.ts';
import { flavorOf } from './engine/server-mend.ts';
export const check: Check = {
  id: 'server-ssl-disabled-by-option',
  family: 'options',
  title: 'ssl=0 or skip-ssl in a server group switches TLS off although files are set',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['server-tls-off'],
  versions: 'MariaDB all, MySQL 5.6-8.0',
  symptoms: [
    { where: 'SHOW VARIABLES mariadb 10.11', text: 'have_ssl=DISABLED with ssl_ca, ssl_cert, ssl_key all set' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl=DISABLED' },
    {
      where: 'client mariadb 11.8 (any password, also through the unix socket)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: SSL is required, but the server does not support it',
    },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: 'A later ssl=0, skip-ssl, disable-ssl or an unrecognised boolean wins over ssl-cert/ssl-key on the server: files are not even opened and nothing is logged.',
  proof:
    "have_ssl=DISABLED, ssl_cert and ssl_key non-empty, files load and match offline, log has no 'SSL error' line; my_print_defaults --mysqld has --ssl=0/--skip-ssl/--disable-ssl/--skip-ssl=1. Distinguish from a cipher or file fault, which logs 'SSL error:' (and on MariaDB stops the server).",
  fix: ['remove the line (or ssl=ON after it), restart', "check: SHOW VARIABLES LIKE 'have_ssl'  → YES"],
  lookAlikes: ['server-cipher-list-unusable', 'server-tls-not-configured'],
  reads: ['server.options'],
  run: (facts) => {
    const files = ['ssl-cert', 'ssl-key', 'ssl-ca'].filter((name) => (serverValue(facts, name) ?? '') !== '');
    if (isOff(serverValue(facts, 'ssl')) && (flavorOf(facts) === 'mariadb' || isYassl(facts))) {
      const says = `it switches TLS off${files.length === 0 ? '' : ` although ${files.join(', ').replaceAll('-', '_')} are set`}`;
      return [foundServerValue(facts, 'ssl', { says, evidence: { set: files } })];
    }
    if (serverValue(facts, 'tls-version') !== '' || flavorOf(facts) !== 'mysql') return [];
    return [foundServerValue(facts, 'tls-version', { says: 'an empty list switches TLS off' })];
  },
};
