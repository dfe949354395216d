import type { Facts } from '../facts/facts.ts';
import type { Check } from './engine/check.ts';
import { isCipherName } from './engine/cipher-name.ts';
import { foundServerValue, isYassl, serverValue } from './engine/option-value-found.ts';
import { flavorOf } from './engine/server-mend.ts';
export const check: Check = {
  id: 'server-cipher-list-unusable',
  family: 'options',
  title: 'ssl_cipher on the server holds a list that its library cannot use',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'MySQL 5.x yaSSL: have_ssl DISABLED and the server runs on; MariaDB: server does not start; MySQL 9.7: server does not start (every name is checked against an allow list)',
  symptoms: [
    {
      where: 'server log mysql 5.6 (yaSSL) (ssl-cipher=ALL:-AES:-EXP, HIGH, FOO or ECDHE-RSA-AES128-GCM-SHA256)',
      text: '[Warning] Failed to setup SSL',
    },
    { where: 'server log mysql 5.6 (yaSSL)', text: '[Warning] SSL error: Failed to set ciphers to use' },
    { where: 'SHOW VARIABLES mysql 5.6', text: 'have_ssl=DISABLED, ssl_cipher=ALL:-AES:-EXP' },
    { where: 'server log mariadb 10.11 (ssl-cipher=FOO)', text: '[ERROR] Failed to setup SSL' },
    {
      where: 'server log mariadb 10.11; server log mariadb 11.8',
      text: '[ERROR] SSL error: Failed to set ciphers to use',
    },
    {
      where: 'server log mysql 9.7 (ALL:-AES:-EXP)',
      text: "[ERROR] [MY-015104] [Server] Value for option 'ssl_cipher' contains cipher 'ALL' that is blocked. Please refer to the documentation for allowed ciphers.",
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-015104] [Server] Value for option 'ssl_cipher' contains cipher 'FOO' that is blocked. Please refer to the documentation for allowed ciphers.",
    },
    { where: 'server log mysql 9.7', text: '[ERROR] [MY-010119] [Server] Aborting' },
    { where: 'SQL mysql 9.7', text: "ERROR 1231 (42000): Variable 'ssl_cipher' can't be set to the value of 'FOO'" },
  ],
  why: "yaSSL takes only a colon list of exact names it implements (no groups, no ALL/HIGH, no '-X', no ECDHE/GCM); one unusable value disables TLS. OpenSSL in MariaDB accepts ALL:-AES:-EXP and runs with ChaCha20/TLS 1.3 but refuses a list that selects nothing. MySQL 8.4+/9 refuses any name outside its own list, groups included.",
  proof:
    "Server kind and version + value of ssl_cipher: yaSSL → every element must be in SHOW STATUS LIKE 'Ssl_cipher_list' of a default server (AES256-SHA, AES128-SHA, DHE-RSA-AES256-SHA …); MariaDB → `openssl ciphers VALUE` must be non-empty; MySQL 8.4+ → each element in the documented list. the log line shown.",
  fix: [
    'remove ssl-cipher (the defaults are good) and restart',
    'or exact names: ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256 (OpenSSL); ssl-cipher=AES256-SHA:AES128-SHA (yaSSL)',
    "check: SHOW VARIABLES LIKE 'have_ssl' → YES (5.x/MariaDB); SHOW STATUS LIKE 'Current_tls_cipher' (MySQL 8+)",
  ],
  lookAlikes: ['server-ssl-disabled-by-option', 'tls13-name-in-ssl-cipher', 'server-key-pkcs8-on-yassl'],
  reads: ['server.options', 'log.lines'],
  run: (facts) => {
    const value = serverValue(facts, 'ssl-cipher') ?? '';
    const why = unusable(facts, value);
    if (why === undefined) return [];
    const instead = isYassl(facts) ? 'ssl-cipher=AES256-SHA:AES128-SHA' : undefined;
    const leadsTo = isYassl(facts)
      ? (['server-tls-off'] as const)
      : (['server-not-running', 'server-tls-off'] as const);
    return [foundServerValue(facts, 'ssl-cipher', { says: why, instead, leadsTo })];
  },
};

/** What yaSSL has (extra/yassl/include/cipher_names of 5.6). */
const ofYassl =
  /^((DHE-(RSA|DSS)-)?AES(128|256)-(SHA|RMD)|(DHE-(RSA|DSS)|EDH-(RSA|DSS))-DES-CBC3?-(SHA|RMD)|DES-CBC3?-(SHA|RMD)|RC4-(SHA|MD5))$/;
/** The shape of a single suite's name in TLS 1.2: groups, `!X` and `-X` are refused by MySQL 8.4 and later. */
const oneSuite = /^[A-Z0-9]+(-[A-Z0-9]+)+$/;

function unusable(facts: Facts, value: string): string | undefined {
  if (value === '') return undefined;
  const names = value.split(':').filter((name) => !name.startsWith('TLS_'));
  if (isYassl(facts)) {
    const foreign = names.filter((name) => !ofYassl.test(name));
    return foreign.length === 0 ? undefined : `yaSSL does not know '${foreign[0]}', and then has no TLS at all`;
  }
  const line = facts.log?.sinceStart.find(({ text }) =>
    /Failed to set ciphers to use|contains cipher '.*' that is blocked/.test(text),
  );
  if (line !== undefined && !value.includes('TLS_')) return `the server refuses the list: ${line.text}`;
  const unknown = names.filter((name) => oneSuite.test(name) && !isCipherName(name));
  // OpenSSL passes over what it does not know; the server fails where nothing is left.
  if (unknown.length > 0 && unknown.length === names.length)
    return `OpenSSL knows no cipher '${unknown[0]}'${unknown.length > 1 ? ' and none of the others' : ''}, so the list selects nothing`;
  if (flavorOf(facts) !== 'mysql') return undefined;
  const foreign = names.find((name) => !oneSuite.test(name));
  return foreign === undefined
    ? undefined
    : `'${foreign}' is no single cipher; MySQL takes nothing else and does not start`;
}
