import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand } from './engine/mend.ts';
import { encryptedLine } from './engine/require-compare.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-rsa-pair-missing',
  family: 'accounts-auth',
  title: 'The server has no readable RSA key pair for password exchange without TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['login-not-possible', 'login-denied'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7 at start',
      text: '[Warning] [MY-010284] [Server] RSA private key file not found: /var/lib/mysql//private_key.pem. Some authentication plugins will not work.',
    },
    {
      where: 'server log mysql 9.7 at login',
      text: "[ERROR] [MY-011248] [Server] Plugin caching_sha2_password reported: 'Authentication requires either RSA keys or SSL encryption'",
    },
    {
      where: 'server log mysql 9.7 at login (sha256_password)',
      text: "[ERROR] [MY-011248] [Server] Plugin sha256_password reported: 'Authentication requires either RSA keys or SSL encryption'",
    },
    {
      where: 'server log mysql 9.7 at start (verbosity 3)',
      text: '[Note] [MY-010310] [Server] Skipping generation of RSA key pair as --caching_sha2_password_auto_generate_rsa_keys is set to OFF.',
    },
    {
      where:
        'client mysql 9.7 plain, --get-server-public-key; client mysql 9.7 --ssl-mode=DISABLED --get-server-public-key, right password, not cached',
      text: "ERROR 1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    { where: 'client mariadb 11.8 plain', text: "ERROR 2061 (HY000): Couldn't read RSA public key from server" },
    { where: 'SHOW STATUS', text: 'Caching_sha2_password_rsa_public_key and Rsa_public_key are empty' },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010284] [Server] RSA public key file not found: /var/lib/mysql//public_key.pem. Some authentication plugins will not work.',
    },
    { where: 'SHOW STATUS', text: 'Caching_sha2_password_rsa_public_key\t(empty)' },
    {
      where: 'server log mysql 9.7, paths given',
      text: '[Note] [MY-010307] [Server] Skipping generation of RSA key pair through --caching_sha2_password_auto_generate_rsa_keys as options related to RSA keys are specified.',
    },
    {
      where: 'client mysql 9.7 --ssl-mode=DISABLED, password not cached',
      text: "ERROR 2061 (HY000): Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.",
    },
    {
      where: 'server log mysql 9.7, log_error_verbosity=3',
      text: '[Note] [MY-010914] [Server] Got an error reading communication packets',
    },
  ],
  why: "private_key.pem/public_key.pem are missing (auto-generation off, data folder copied without them, or only one of the two left: 'key files are present') or the private key is not readable for the server's user: the message says 'not found' in that case, too. Only plain-text TCP logins of sha256/caching_sha2 accounts need the pair.",
  proof:
    "SHOW STATUS LIKE '%rsa_public_key' empty; stat of the two files; message MY-011248 at verbosity 1. Also: Status Caching_sha2_password_rsa_public_key empty; stat/access of both files as the server's user.",
  fix: [
    'chown mysql:mysql /var/lib/mysql/private_key.pem; chmod 600 /var/lib/mysql/private_key.pem; restart',
    'or delete both files and restart with --caching_sha2_password_auto_generate_rsa_keys=ON (default)',
    'or use TLS',
    'best: connect by TLS, then no RSA pair is needed',
    'or remove BOTH and restart: MySQL makes a new pair',
    "SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key'",
    "check: SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key';",
  ],
  lookAlikes: [
    'server-public-key-wrong',
    'account-password-wrong',
    'server-rsa-pair-unparsable',
    'server-rsa-pair-mismatch',
  ],
  reads: ['wire.attempts', 'admin.status'],
  run: noPair,
};

/** The status variable by which a server gives out its public key, by the plugin that uses it. */
const keyOf: Readonly<Record<string, string>> = {
  caching_sha2_password: 'caching_sha2_password_rsa_public_key',
  sha256_password: 'rsa_public_key',
};

/** A login without TLS failed that needed the server's key, and the server says that it has none. */
function noPair(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  if (attempt?.login?.ok !== false || attempt.to.socket !== undefined || attempt.tls !== undefined) return [];
  const plugin = matchedAccount(facts)?.plugin ?? attempt.login.plugin ?? '';
  const name = keyOf[plugin];
  if (name === undefined || facts.admin?.status?.[name] !== '') return [];
  // A client that does not ask for a key comes to no answer of the server.
  if (/secure connection/i.test(attempt.login.refused ?? '')) return [];
  const { variables = {} } = facts.admin;
  const [own, other] = ['private_key_path', 'public_key_path'].map((end) => variables[`${plugin}_${end}`] ?? '');
  return [
    {
      what: `the server has no RSA key pair, by which ${plugin} takes a password at ${addressText(attempt)} without TLS`,
      evidence: { plugin, status: `${name}=''`, privateKey: own ?? '', publicKey: other ?? '' },
      leadsTo: ['login-not-possible', 'login-denied'],
      mends: [
        byHand(
          `# over TLS no pair is needed; else: tlsql rsa keypair ${shellWord(variables.datadir ?? 'DATADIR')}, and a restart`,
        ),
        { kind: 'look', line: encryptedLine(facts) },
      ],
    },
  ];
}
