import type { Check } from './engine/check.ts';
import { byHand, restartAndProve } from './engine/mend.ts';
import { flavorOf, shellWord } from './engine/server-mend.ts';
import { cutSet } from './engine/server-tls-off.ts';

export const check: Check = {
  id: 'mysql-auto-cert-generation-skipped',
  family: 'server-files',
  title: 'MySQL makes no certificates because some of the files exist; TLS stays off',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-tls-off'],
  versions: 'MySQL 5.7-9.7',
  symptoms: [
    {
      where: 'server log mysql 9.7, log_error_verbosity=3',
      text: '[Note] [MY-010304] [Server] Skipping generation of SSL certificates as certificate files are present in data directory.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL context is not usable without certificate and private key',
    },
    {
      where: 'server log mysql 9.7, files named in options',
      text: '[Note] [MY-010303] [Server] Skipping generation of SSL certificates as options related to SSL are specified.',
    },
    {
      where: 'server log mysql 9.7, switched off',
      text: '[Note] [MY-010306] [Server] Skipping generation of SSL certificates as --auto_generate_certs is set to OFF.',
    },
    { where: 'performance_schema.tls_channel_status mysql 9.7', text: 'mysql_main\tEnabled\tNo' },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
  ],
  why: 'One of ca.pem, server-cert.pem, server-key.pem in the data folder is missing (deleted, not restored): any one left blocks the generation, and the set is incomplete so it is not used. Losing ca.pem alone turns TLS off.',
  proof:
    'ssl_* options empty; in @@datadir 1 or 2 of the three files exist. (All three gone: a new CA and new certificates are made at start, OVERWRITING ca-key.pem and client-*.pem: seen, the checksums change.)',
  fix: [
    'restore the missing file from the backup, or let it make all anew: cd DATADIR && mkdir old && mv *.pem old/ (not private_key.pem/public_key.pem) and restart',
    'clients that hold the old ca.pem need the new one',
    'ls -l DATADIR/*.pem',
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: ['server-tls-not-configured'],
  reads: ['server.files'],
  run: (facts) => {
    const cut = flavorOf(facts) === 'mariadb' ? undefined : cutSet(facts);
    if (cut === undefined) return [];
    const { there, missing } = cut;
    const path = facts.server?.dataFolder?.path ?? '';
    return [
      {
        what: `${missing.join(' and ')} is missing in ${path}: MySQL makes no new certificates while some are left, and has no TLS`,
        evidence: { folder: path, there, missing },
        mends: [
          // A folder of their own in the data folder would be a database to older servers.
          ...there.map((name) => byHand(`mv -n ${shellWord(`${path}/${name}`)} ${shellWord(`${path}/${name}.old`)}`)),
          byHand(
            '# a new CA and new certificates are made at the start: clients that have the old ca.pem need the new one',
          ),
          ...restartAndProve,
        ],
      },
    ];
  },
};
