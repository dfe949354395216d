import type { Facts } from '../facts/facts.ts';
import type { Check } from './engine/check.ts';
import { byHand, restartAndProve } from './engine/mend.ts';
import { foundObstacles } from './engine/server-file-found.ts';
import { flavorOf, shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-rsa-pair-unparsable',
  family: 'server-files',
  title: 'public_key.pem or private_key.pem exists but does not parse: MySQL refuses to start',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-010285] [Server] Failure to parse RSA public key (file exists): /var/lib/mysql//public_key.pem: error:1E08010C:DECODER routines::unsupported',
    },
    { where: 'server log mysql 9.7', text: '[ERROR] [MY-010119] [Server] Aborting' },
  ],
  why: 'A missing pair is a warning, a damaged one is fatal, even for servers that use TLS only.',
  proof: 'MY-010285; openssl pkey -pubin -in public_key.pem fails.',
  fix: [
    'cd DATADIR; openssl rsa -in private_key.pem -pubout -out public_key.pem; chown mysql: public_key.pem',
    'or delete both and start: a new pair is made',
  ],
  lookAlikes: ['server-rsa-pair-missing'],
  reads: ['server.files'],
  run: (facts) =>
    flavorOf(facts) === 'mariadb'
      ? []
      : damaged(facts)
          .slice(0, 1)
          .map((found) => ({
            ...found,
            // A server that runs read them when they were whole.
            leadsTo: facts.wire?.attempts.some(({ greeting }) => greeting !== undefined)
              ? ['restart-will-fail']
              : ['server-not-running'],
            mends: [...aside(facts), ...restartAndProve],
          })),
};

const damaged = foundObstacles(
  ({ role, kind }) =>
    role.startsWith('rsa-') && ['wrong-content', 'empty', 'damaged', 'der', 'pkcs12', 'line-ends'].includes(kind),
);

/** With both out of the way a new pair is made at the start. */
function aside(facts: Facts): readonly ReturnType<typeof byHand>[] {
  const { 'rsa-private-key': own, 'rsa-public-key': other } = facts.server?.files ?? {};
  return [own, other].flatMap((file) =>
    file === undefined ? [] : [byHand(`mv ${shellWord(file.path)} ${shellWord(`${file.path}.bad`)}`)],
  );
}
