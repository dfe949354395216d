import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { channelsOf } from './engine/replica-found.ts';

export const check: Check = {
  id: 'replica-mariadb-tls-error-without-reason',
  family: 'certificates',
  title: 'MariaDB replica: a CA problem is reported as "error:00000000:lib(0)::reason(0)"',
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['misread-output'],
  versions: 'MariaDB 11.8 replica, 10.x likely',
  symptoms: [
    { where: 'SHOW SLAVE STATUS mariadb 11.8', text: 'Last_IO_Errno: 2026' },
    {
      where: 'SHOW SLAVE STATUS mariadb 11.8',
      text: "error connecting to master 'r@127.0.0.1:3306' - retry-time: 2  maximum-retries: 100000  message: SSL connection error: error:00000000:lib(0)::reason(0)",
    },
  ],
  why: 'The server-side client library does not carry the verification reason to Last_IO_Error.',
  proof:
    'Last_IO_Errno 2026 with reason(0): repeat the handshake with Master_SSL_CA_File, Master_SSL_Cert, Master_SSL_Key of SHOW SLAVE STATUS, read as the server user.',
  fix: [
    'openssl s_client -starttls mysql -connect MASTER:3306 -CAfile <Master_SSL_CA_File> -verify_return_error </dev/null',
    'mariadb -e "STOP SLAVE; CHANGE MASTER TO MASTER_SSL_CA=\'/etc/mysql/tls/ca.pem\'; START SLAVE; SHOW SLAVE STATUS\\G"',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'host-name-mismatch', 'client-cert-refused-shown-as-lost-connection'],
  reads: ['admin.replication', 'log.lines'],
  run,
};

function run(facts: Facts): readonly Found[] {
  return channelsOf(facts)
    .filter(({ errno, error, io }) => io !== 'Yes' && errno === 2026 && /reason\(0\)/.test(error ?? ''))
    .map(({ host, port, error = '' }) => ({
      what: `the replica of ${host}:${port} says only "${error.replace(/^.*message: /, '')}": the reason is lost inside the server`,
      evidence: { source: `${host}:${port}`, text: error },
    }));
}
