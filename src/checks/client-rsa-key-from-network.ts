import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { encryptedLine } from './engine/require-compare.ts';
import { isLoopback } from './engine/server-place.ts';

export const check: Check = {
  id: 'client-rsa-key-from-network',
  family: 'accounts-auth',
  title: 'The RSA public key is taken from the connection: a man in the middle reads the password',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['access-too-wide'],
  versions: 'clients, MySQL 5.7-9.7 / MariaDB / drivers, on plain connections',
  symptoms: [
    {
      where: 'fake server, mysql 9.7 --get-server-public-key (PREFERRED too)',
      text: 'receives the password in clear after decrypting with its own key',
    },
    { where: 'fake server, sha256_password, mysql 9.7 without any key option', text: 'receives the password' },
    {
      where: 'fake server, mariadb 10.11/11.8 --skip-ssl, mysql2, pymysql',
      text: 'receive the password with no option set',
    },
    {
      where: 'client that is safe',
      text: 'mysql 9.7 without --get-server-public-key and caching_sha2: ERROR 2061; mariadb 11.8 default: ERROR 2026 (HY000): TLS/SSL error: SSL is required, but the server does not support it; mariadb node: ER_CANNOT_RETRIEVE_RSA_KEY',
    },
  ],
  why: 'The key exchange has no authenticity. --get-server-public-key / allowPublicKeyRetrieval=true accept any key; the MariaDB C client, mysql2 and pymysql ask for it unprompted; libmysqlclient does so for sha256_password. --ssl-mode=PREFERRED falls back to plain when the fake server offers no TLS.',
  proof:
    'Client configuration: get-server-public-key, allowPublicKeyRetrieval=true, or a plain connection with one of these clients and no pinned key, without ssl-mode >= REQUIRED.',
  fix: [
    'mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem ...',
    'or pin: --server-public-key-path=public_key.pem',
    'JDBC: sslMode=VERIFY_IDENTITY and no allowPublicKeyRetrieval',
  ],
  lookAlikes: ['client-mariadb-cleartext-password-without-tls'],
  reads: ['wire.attempts'],
  run: found,
};

/** A password that went over encrypted for a key which nobody vouched for. */
function found(facts: Facts): readonly Found[] {
  const { intent, files } = facts.client ?? {};
  const attempt = asked(facts);
  const fetched = attempt?.login?.exchange === 'full-rsa' && files?.['server-public-key'] === undefined;
  if (attempt === undefined || !fetched || attempt.tls?.ok === true) return [];
  return [
    {
      what: `the password went to ${addressText(attempt)} encrypted for a public key that the connection itself brought: whoever stands between reads it`,
      evidence: { address: addressText(attempt), exchange: 'full-rsa', sslMode: intent?.sslMode ?? '' },
      severity: isLoopback(intent?.host ?? '') || isLoopback(attempt.to.address ?? '') ? 'notice' : 'warning',
      mends: [{ kind: 'look', line: encryptedLine(facts) }],
    },
  ];
}
