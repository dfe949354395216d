import type { Facts } from '../facts/facts.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, restartAndProve } from './engine/mend.ts';
import { sameKey, spkiIn } from './engine/rsa-key.ts';
import { flavorOf, shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-rsa-pair-mismatch',
  family: 'accounts-auth',
  title: "The server's private_key.pem and public_key.pem do not belong together",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
    {
      where:
        'client mysql 9.7 plain, --get-server-public-key; client mysql 9.7 --ssl-mode=DISABLED --get-server-public-key',
      text: "ERROR 1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3); server log mysql 9.7, log_error_verbosity=3',
      text: "[Note] [MY-010926] [Server] Access denied for user 's2'@'localhost' (using password: YES)",
    },
    { where: 'server log mysql 9.7 at start', text: '(no warning)' },
  ],
  why: 'The server hands out a public key whose private half it does not have and does not check the pair at start. Plain full authentication always fails with 1045, TLS and warm-cache logins work.',
  proof: 'openssl rsa -in private_key.pem -pubout | diff - public_key.pem',
  fix: [
    'openssl rsa -in /var/lib/mysql/private_key.pem -pubout -out /var/lib/mysql/public_key.pem; restart',
    'clients with --server-public-key-path need the new file',
  ],
  lookAlikes: ['server-public-key-wrong', 'account-password-wrong', 'server-rsa-pair-missing'],
  reads: ['server.files'],
  run: foundPair,
};

function foundPair(facts: Facts): readonly Found[] {
  const { 'rsa-private-key': own, 'rsa-public-key': other } = facts.server?.files ?? {};
  const [first, second] = [spkiIn(own?.content), spkiIn(other?.content)];
  if (flavorOf(facts) === 'mariadb' || own === undefined || other === undefined) return [];
  if (first === undefined || second === undefined || sameKey(first, second)) return [];
  const attempt = asked(facts);
  const plain = attempt?.login?.ok === false && attempt.tls === undefined;
  return [
    {
      what: `${other.path} is not the public half of ${own.path}: passwords that were encrypted with it cannot be read`,
      evidence: { privateKey: own.path, publicKey: other.path },
      mends: [
        byHand(`cp -p ${shellWord(other.path)} ${shellWord(`${other.path}.bak`)}`),
        byHand(`openssl pkey -in ${shellWord(own.path)} -pubout -out ${shellWord(other.path)}`),
        ...restartAndProve,
      ],
      // Over TLS nothing is encrypted with it.
      ...(plain ? {} : { severity: 'warning' as const }),
    },
  ];
}
