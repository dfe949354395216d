import { againLine } from './engine/again-line.ts';
import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'client-cipher-list-unusable',
  family: 'options',
  title: 'The cipher list of the client names nothing that OpenSSL knows',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'all clients with OpenSSL',
  symptoms: [],
  why: 'OpenSSL passes over names that it does not know, and refuses a list of which nothing is left (SSL_CTX_set_cipher_list(3)). The client stops before it sends anything: the server is not the reason.',
  proof: 'OpenSSL refuses the list on this machine, without any connection: openssl ciphers says the same.',
  fix: ["openssl ciphers -v 'LIST'", '# leave ssl-cipher and tls-ciphersuites out: the defaults are good'],
  lookAlikes: ['tls13-name-in-ssl-cipher', 'cipher-no-overlap', 'server-cipher-list-unusable'],
  reads: ['wire.attempts', 'client.options'],
  run: (facts) => {
    const { unsent, error } = asked(facts)?.tls ?? {};
    const { cipher, ciphersuites } = facts.client?.settings ?? {};
    if (unsent !== true || error === undefined || !/cipher/i.test(`${error.code} ${error.text}`)) return [];
    const [option, value] = cipher == null ? ['tls-ciphersuites', ciphersuites ?? ''] : ['ssl-cipher', cipher];
    return [
      {
        what: `the client's ${option}=${value} names no cipher that OpenSSL knows: it stops before it sends anything`,
        evidence: { option, value, openssl: error.text },
        mends: [
          { kind: 'look', line: `openssl ciphers -v '${value.replaceAll("'", '')}'` },
          { kind: 'look', line: againLine(facts, { [option]: undefined }) },
        ],
      },
    ];
  },
};
