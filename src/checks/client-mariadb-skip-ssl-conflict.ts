import type { Check } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { isOff } from './engine/option-value-found.ts';
import { optionSides, placeText } from './engine/option-view.ts';
import { lineMend } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'client-mariadb-skip-ssl-conflict',
  family: 'options',
  title: 'MariaDB client: skip-ssl combined with other ssl options gives opposite results',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions: 'MariaDB clients 10.11 and 11.8',
  symptoms: [
    {
      where: 'client mariadb 10.11 skip-ssl in [client], ssl-ca in [mysql]',
      text: 'TLS on: Ssl_cipher TLS_AES_256_GCM_SHA384',
    },
    { where: 'client mariadb 10.11 --ssl-ca=… --skip-ssl', text: 'TLS off: Ssl_cipher empty' },
    {
      where: 'client mariadb 10.11 skip-ssl + ssl-verify-server-cert, any order',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain (TLS on)',
    },
    {
      where: 'client mariadb 11.8 skip-ssl + ssl-verify-server-cert, any order',
      text: 'TLS off: Ssl_cipher empty, no warning',
    },
  ],
  why: 'ssl-ca, ssl-cert, … after skip-ssl switch TLS on again; skip-ssl after them switches it off; verify wins over skip-ssl in 10.x and loses in 11.8.',
  proof: 'Effective list has ssl=0/skip-ssl/disable-ssl and another ssl-* option.',
  fix: ['remove skip-ssl; state one intent: ssl-verify-server-cert + ssl-ca', "check: SHOW STATUS LIKE 'Ssl_cipher'"],
  lookAlikes: ['option-given-twice'],
  reads: ['client.options'],
  run: (facts) =>
    optionSides(facts)
      .filter(({ side, product }) => side === 'client' && product === 'mariadb')
      .flatMap(({ places }) => {
        const read = places.filter((place) => place.read);
        const off = read.find(
          ({ identity, key, value }) =>
            identity === 'ssl' && (isOff(value ?? undefined) || /^(skip|disable)/.test(key)),
        );
        const other = read.find(({ identity }) => /^ssl-/.test(identity));
        if (off === undefined || other === undefined) return [];
        return [
          {
            what: `${placeText(off)} switches TLS off and ${placeText(other)} (${other.key}) wants it: which one counts differs between versions`,
            evidence: { off: placeText(off), wants: placeText(other), option: other.key },
            mends: [lineMend(off, undefined), prove],
          },
        ];
      }),
};
