import type { Facts } from '../facts/facts.ts';
import { againLine } from './engine/again-line.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';
import { sameKey, spkiIn, spkiOfPem } from './engine/rsa-key.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-public-key-wrong',
  family: 'accounts-auth',
  title: "--server-public-key-path holds another key than the server's",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['login-denied', 'login-not-possible'],
  versions: 'MySQL 5.7-9.7 clients',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 's2'@'localhost' (using password: YES)",
    },
  ],
  why: "The password is encrypted with a key the server cannot decrypt: it looks like a wrong password. Typical: key of another/rebuilt server, or the public key of the TLS certificate (server-cert.pem) in place of the RSA pair's. --get-server-public-key beside it does not help: the file wins.",
  proof:
    "Compare the file with SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key' (sha256_password: Rsa_public_key). Offline: openssl pkey -pubin -in FILE -outform DER | sha256sum against the server's public_key.pem. Works over TLS with the same password.",
  fix: [
    'mysql -N -r -e "SELECT variable_value FROM performance_schema.global_status WHERE variable_name=\'Caching_sha2_password_rsa_public_key\'" > public_key.pem   # over TLS or socket',
    'or drop the option and use --ssl-mode=REQUIRED',
  ],
  lookAlikes: ['account-password-wrong', 'server-rsa-pair-mismatch'],
  reads: ['client.files'],
  run: foundKey,
};

function foundKey(facts: Facts): readonly Found[] {
  const given = facts.client?.files?.['server-public-key'];
  const own = facts.server?.files?.['rsa-public-key'];
  const served = facts.admin?.status?.caching_sha2_password_rsa_public_key;
  const [mine, theirs] = [spkiIn(given?.content), spkiOfPem(served) ?? spkiIn(own?.content)];
  if (given === undefined || mine === undefined || theirs === undefined || sameKey(mine, theirs)) return [];
  const attempt = asked(facts);
  // Over TLS the file is not used.
  if (attempt?.tls !== undefined) return [];
  const mend =
    own === undefined
      ? againLine(facts, { 'server-public-key-path': undefined, 'ssl-mode': 'REQUIRED' })
      : `cp ${shellWord(own.path)} ${shellWord(given.path)}`;
  return [
    {
      what: `server-public-key-path=${given.named} is not the RSA key of the server: a password that is encrypted with it counts as wrong`,
      evidence: { file: given.path, serverHas: own?.path ?? 'Caching_sha2_password_rsa_public_key' },
      mends: own === undefined ? [byHand(mend)] : [byHand(mend), prove],
      ...(attempt?.login?.ok === true ? { severity: 'warning' as const } : {}),
    },
  ];
}
