import type { Check } from './engine/check.ts';
import { clientOptionMends } from './engine/client-option-mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'host-name-unknown',
  family: 'network-ops',
  title: 'The host name has no address',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['name-unresolved'],
  versions: 'all',
  symptoms: [
    { where: 'client mysql 9.7', text: "ERROR 2005 (HY000): Unknown MySQL server host 'db.example.test' (-2)" },
    { where: 'client mariadb 11.8', text: "ERROR 2005 (HY000): Unknown server host 'db.example.test' (-2)" },
    { where: 'driver mysql2', text: 'getaddrinfo ENOTFOUND db.example.test' },
  ],
  why: 'The resolver knows no such name: a typing error, a name of another network or VPN, a missing search domain, a resolver that does not answer.',
  proof: 'getaddrinfo() fails for the name; ENOTFOUND is a definite no, EAI_AGAIN a resolver that did not answer.',
  fix: [
    'getent hosts HOST',
    'check the name in the connection settings and in the option files: mysql --print-defaults',
  ],
  lookAlikes: ['network-firewall-drops', 'option-environment-overrides'],
  reads: ['wire.name'],
  run: (facts) => {
    const name = facts.wire?.name;
    if (name?.error === undefined) return [];
    const again = name.error === 'EAI_AGAIN';
    const meant = meantHost(name.host);
    if (meant !== undefined) {
      const { host, port, why } = meant;
      return [
        {
          what: `the host is given as ${JSON.stringify(name.host)}: ${why}`,
          evidence: { host: name.host, error: name.error, meant: host, ...(port === undefined ? {} : { port }) },
          mends: clientOptionMends(facts, { host, ...(port === undefined ? {} : { port }) }),
        },
      ];
    }
    return [
      {
        what: again
          ? `the resolver does not answer for ${name.host}`
          : `there is no address for the host name ${name.host}`,
        evidence: { host: name.host, error: name.error },
        fix: [`getent hosts ${shellWord(name.host)}`],
      },
    ];
  },
};

interface MeantHost {
  readonly host: string;
  readonly port?: string;
  readonly why: string;
}

/** The host alone, where more was written than a host. */
function meantHost(text: string): MeantHost | undefined {
  const url = /^[a-z][a-z0-9+.:-]*:\/\/(?:[^@/]*@)?([^/?#]+)/i.exec(text);
  const rest = (url?.[1] ?? text).replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, '');
  const ported = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(rest);
  const host = ported?.[1] ?? ported?.[2];
  if (host === undefined || host === text) return undefined;
  const port = ported?.[3];
  const why =
    url !== null
      ? 'a client takes a host there, no address with a scheme'
      : port !== undefined
        ? 'a client takes a host there, and the port by an option of its own'
        : text.includes('[')
          ? 'a client takes an address without brackets'
          : 'blanks or marks that nobody sees stand around it';
  return { host, why, ...(port === undefined ? {} : { port }) };
}
