import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand } from './engine/mend.ts';
import { optionSides, placeText } from './engine/option-view.ts';

export const check: Check = {
  id: 'option-only-in-mysql-group',
  family: 'options',
  title: 'TLS options stand only in [mysql]: mysqldump, mysqladmin and others run without them',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions: 'all',
  symptoms: [
    { where: 'mysqldump 9.7 --defaults-file=mo.cnf --print-defaults ([mysql] ssl-mode=VERIFY_CA)', text: 'empty list' },
    {
      where: 'PyMySQL 2.2.8 read_default_file',
      text: '[mysql] ignored; ssl-mode ignored; ssl-ca/ssl_ca of [client] used',
    },
  ],
  why: '[mysql] is read by the mysql/mariadb program only; backups and scripts then use PREFERRED, i.e. unverified and perhaps plain text.',
  proof: 'TLS keys in [mysql]/[mariadb-client] and none in [client]; my_print_defaults client mysqldump lacks them.',
  fix: ['move ssl-ca, ssl-mode, ssl-cert, ssl-key to [client]', 'check: mysqldump --print-defaults'],
  lookAlikes: ['option-in-wrong-group', 'client-tls-optional-plaintext'],
  reads: ['client.options'],
  run: found,
};

const tlsOptions = /^(ssl-(mode|ca|capath|cert|key|crl|crlpath|cipher|verify-server-cert)|tls-version)$/;

/** TLS options of the one program; every other program of the same user connects without them. */
function found(facts: Facts): readonly Found[] {
  const side = optionSides(facts).find((one) => one.side === 'client');
  const places = side?.places.filter(({ identity }) => tlsOptions.test(identity)) ?? [];
  const own = places.filter(({ group, read }) => read && /^(mysql|mariadb|mariadb-client)$/.test(group));
  const [first] = own;
  if (first === undefined || places.some(({ group }) => /^client(-server|-mariadb)?$/.test(group))) return [];
  return [
    {
      what: `${own.map(({ key }) => key).join(', ')} stand in [${first.group}] alone (${placeText(first)}): mysqldump, mysqladmin and drivers do not read that group`,
      evidence: { group: first.group, places: own.map(placeText) },
      severity: 'notice',
      mends: [byHand(`# move these lines of ${first.file} to [client]: ${own.map(({ key }) => key).join(', ')}`)],
    },
  ];
}
