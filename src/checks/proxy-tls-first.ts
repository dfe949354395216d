import type { Facts } from '../facts/facts.ts';
import { addressText, asked, attemptFor } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { spokenTo } from './engine/spoken-to.ts';

export const check: Check = {
  id: 'proxy-tls-first',
  family: 'network-ops',
  title: 'A TLS-first proxy (stunnel, HAProxy bind ssl, nginx stream ssl) is put in front of MySQL',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'waiting for initial communication packet', system error: 110",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 110",
    },
  ],
  why: 'MySQL clients wait for the greeting, the proxy waits for a ClientHello: both wait until a time-out. Likewise HAProxy `server … ssl` towards MySQL.',
  proof:
    'No bytes after TCP connect, but a ClientHello is answered with 16 03; after that TLS is up the decrypted first packet is a MySQL greeting (0x0a).',
  fix: [
    "HAProxy: mode tcp without `ssl` on bind/server: TLS passes through to MySQL's own certificates",
    'or give the client a local stunnel (client=yes, accept=127.0.0.1:3307) and connect with TLS off to it',
    'check: greeting arrives at once',
  ],
  lookAlikes: ['network-silent-listener', 'proxy-haproxy-backend-down'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const spoken = attemptFor(facts, 'tls-first');
  const bytes = spoken?.firstBytes;
  const isTls = spoken?.tls?.ok === true || ((bytes?.[0] === 0x16 || bytes?.[0] === 0x15) && bytes[1] === 3);
  if (attempt === undefined || spoken === undefined || attempt.greeting !== undefined || !isTls) return [];
  if (spokenTo(facts).words !== undefined) return [];
  const inside = spoken.greeting;
  const said =
    inside === undefined
      ? 'TLS comes about, and no greeting came inside it'
      : `inside it a ${inside.flavor} ${inside.version} greets`;
  return [
    {
      what: `${addressText(attempt)} waits for TLS from the first byte: MySQL clients wait for a greeting; ${said}`,
      evidence: {
        address: addressText(attempt),
        answerToClientHello: Buffer.from(bytes ?? [])
          .subarray(0, 6)
          .toString('hex'),
        protocol: spoken.tls?.protocol ?? '',
        greetingInside: inside?.version ?? '',
      },
      certainty: inside === undefined ? 'likely' : 'proved',
    },
  ];
}
