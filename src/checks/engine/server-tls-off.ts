import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import type { Found, Json } from './check.ts';
import { atLeast, flavorOf, proofLine, restartLine, versionOf } from './server-mend.ts';

const isOff = (value: string | undefined): boolean => value !== undefined && /^(0|off|false|no)$/i.test(value);

/** Servers that make a certificate of their own when none is configured. */
function makesItsOwn(facts: Facts): boolean {
  const version = versionOf(facts);
  if (version === undefined) return false;
  return flavorOf(facts) === 'mariadb' ? atLeast(version, [11, 4]) : atLeast(version, [5, 7]);
}

/** Which option keeps the server from having TLS; undefined when none does. */
function reason(
  facts: Facts,
): { readonly id: string; readonly what: string; readonly evidence: Record<string, Json> } | undefined {
  const { inForce, files, options } = facts.server ?? {};
  if (inForce === undefined || files === undefined) return undefined;
  const running = asked(facts)?.greeting;
  if (running?.offersTls === true) return undefined;
  const set = ['ssl-ca', 'ssl-cert', 'ssl-key', 'ssl-capath', 'ssl-cipher'].filter(
    (name) => (inForce[name] ?? '') !== '',
  );
  const origin = options?.effective.find(({ name }) => name === 'ssl')?.winner.origin;
  const place = origin?.kind === 'file' ? `${origin.file}:${origin.line}` : 'the command line';
  if (isOff(inForce.ssl)) {
    return {
      id: 'server-ssl-disabled-by-option',
      what: `ssl is switched off (${place})${set.length === 0 ? '' : ` although ${set.join(', ')} are set`}`,
      evidence: { option: 'ssl', value: inForce.ssl ?? '', place, set },
    };
  }
  const cert = (inForce['ssl-cert'] ?? '') !== '';
  const key = (inForce['ssl-key'] ?? '') !== '';
  if (cert && key) return undefined;
  if (set.length > 0 || (inForce.ssl !== undefined && !isOff(inForce.ssl))) {
    const missing = [...(cert ? [] : ['ssl-cert']), ...(key ? [] : ['ssl-key'])];
    return {
      id: 'server-tls-on-without-cert',
      what: `TLS is asked for (${[...set, ...(inForce.ssl === undefined ? [] : ['ssl'])].join(', ')}) and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`,
      evidence: { set, missing },
    };
  }
  if (files.cert !== undefined || (running === undefined && makesItsOwn(facts))) return undefined;
  if (running === undefined && versionOf(facts) === undefined) return undefined;
  return {
    id: 'server-tls-not-configured',
    what: 'the server has neither ssl_cert nor ssl_key, so it offers no TLS',
    evidence: {
      'ssl-cert': '',
      'ssl-key': '',
      optionFiles: options?.files.filter(({ status }) => status === 'read').map(({ path }) => path) ?? [],
    },
  };
}

/** The `run` of the check for one of the ids. */
export function foundTlsOff(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const found = reason(facts);
    if (found?.id !== id) return [];
    const lines =
      id === 'server-ssl-disabled-by-option'
        ? ['remove skip-ssl / ssl=0 from [mysqld]']
        : [
            'ssl_ca=/etc/mysql/tls/ca.pem   # in [mysqld]',
            'ssl_cert=/etc/mysql/tls/server-cert.pem',
            'ssl_key=/etc/mysql/tls/server-key.pem',
          ];
    return [
      {
        what: found.what,
        evidence: found.evidence,
        leadsTo: ['server-tls-off'],
        fix: [...lines, restartLine(facts), proofLine(facts)],
      },
    ];
  };
}
