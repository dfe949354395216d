import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
};
