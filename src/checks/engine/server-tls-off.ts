import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import type { Found } from './check.ts';
import { atLeast, flavorOf, proofLine, restartLine, versionOf } from './server-mend.ts';

const isOff = (value: string | undefined): boolean => value !== undefined && /^(0|off|false|no)$/i.test(value);

/** Servers that make a certificate of their own when none is configured. */
function makesItsOwn(facts: Facts): boolean {
  const version = versionOf(facts);
  if (version === undefined) return false;
  return flavorOf(facts) === 'mariadb' ? atLeast(version, [11, 4]) : atLeast(version, [5, 7]);
}

/** The `run` of the check for a server that nobody gave a certificate. */
export function foundTlsNotConfigured(facts: Facts): readonly Found[] {
  const { inForce, files, options } = facts.server ?? {};
  const running = asked(facts)?.greeting;
  if (inForce === undefined || files === undefined || running?.offersTls === true) return [];
  const set = ['ssl-ca', 'ssl-cert', 'ssl-key', 'ssl-capath'].some((name) => (inForce[name] ?? '') !== '');
  if (set || files.cert !== undefined || isOff(inForce.ssl)) return [];
  if (running === undefined && (versionOf(facts) === undefined || makesItsOwn(facts))) return [];
  const read = options?.files.filter(({ status }) => status === 'read').map(({ path }) => path) ?? [];
  return [
    {
      what: 'the server has neither ssl_cert nor ssl_key, so it offers no TLS',
      evidence: { 'ssl-cert': '', 'ssl-key': '', optionFiles: read },
      fix: [
        'ssl_ca=/etc/mysql/tls/ca.pem   # in [mysqld]',
        'ssl_cert=/etc/mysql/tls/server-cert.pem',
        'ssl_key=/etc/mysql/tls/server-key.pem',
        restartLine(facts),
        proofLine(facts),
      ],
    },
  ];
}
