import type { Facts } from '../facts/facts.ts';
import { caAtHand, caMends } from './engine/ca-at-hand.ts';
import type { Check, Found } from './engine/check.ts';
import { clientOptionMends } from './engine/client-option-mend.ts';
import { optionText, placeText } from './engine/option-view.ts';
import { proofLine, restartLine, shellWord } from './engine/server-mend.ts';
import { strayCa } from './engine/stray-ca.ts';
import { unreadOptions } from './engine/unread-group.ts';
export const check: Check = {
  id: 'option-in-wrong-group',
  family: 'options',
  title: 'TLS options stand in a group that the program does not read',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['wrong-target'],
  versions:
    'mysqld 9.7 reads mysql_cluster, mysqld, server, mysqld-9.7; mariadbd 10.11 reads mysqld, server, mysqld-10.11, mariadb, mariadb-10.11, mariadbd, mariadbd-10.11, client-server, galera; mysql 9.7 reads mysql, client; mariadb reads mysql, mariadb-client, client, client-server, client-mariadb',
  symptoms: [
    {
      where: 'SHOW VARIABLES mariadb 10.11 (files under [client], [mariadb-client], [mysqld_safe] or [mysqld-10.6])',
      text: 'have_ssl=DISABLED, ssl_ca/ssl_cert/ssl_key empty',
    },
    {
      where: 'SHOW VARIABLES mysql 9.7 ([mariadb], [mysql], [client], [mysqld-8.4], [mysqld_safe])',
      text: 'ssl_cert=server-cert.pem (the self-made one), no message even for unknown names',
    },
    { where: 'server', text: 'no message at all' },
  ],
  why: 'Options in a group that is not read are ignored without check. Typical: server files under [client], [mysql] or [mariadb] on MySQL, a version group kept after an upgrade ([mysqld-8.0]), [mysqld_safe].',
  proof:
    "Parse the files: TLS keys exist, but only under groups outside the program's list ('The following groups are read' in --help); my_print_defaults for the right groups lacks them.",
  fix: [
    'move ssl-ca/ssl-cert/ssl-key under [mysqld] (server) and ssl-ca under [client] (programs)',
    'check: my_print_defaults mysqld | grep ssl',
    "check: SHOW VARIABLES LIKE 'ssl_cert'",
  ],
  lookAlikes: ['option-file-not-the-one-read', 'server-ssl-disabled-by-option'],
  reads: ['server.options', 'client.options'],
  run: (facts) => [...ofServer(facts), ...ofClient(facts)],
};

function ofClient(facts: Facts): readonly Found[] {
  const place = strayCa(facts);
  if (place === undefined) return [];
  return [
    {
      what: `the client does not read the group [${place.group}], and its ${place.key} stands there (${placeText(place)}): it verifies the server and has no CA`,
      evidence: {
        group: place.group,
        places: [placeText(place)],
        value: place.value,
        read: facts.client?.options?.groups ?? [],
      },
      leadsTo: ['client-option-misread'],
      // Where no CA at hand verifies the server, the one that was meant may.
      mends:
        caAtHand(facts) === undefined
          ? clientOptionMends(facts, { [place.identity]: place.value ?? undefined })
          : caMends(facts),
    },
  ];
}

function ofServer(facts: Facts): readonly Found[] {
  const unread = unreadOptions(facts);
  const [first] = unread?.places ?? [];
  // Lines without any group are another check's.
  if (unread === undefined || first === undefined || unread.group === '') return [];
  const lines = unread.places.map(optionText);
  return [
    {
      what: `the server does not read the group [${unread.group}], and its ${unread.places.map(({ key }) => key).join(', ')} stand there (${placeText(first)})`,
      evidence: {
        group: unread.group,
        places: unread.places.map(placeText),
        read: facts.server?.options?.groups ?? [],
      },
      certainty: unread.ofServer ? 'proved' : 'likely',
      fix: [
        `printf '%s\\n' '' '[${unread.instead}]' ${lines.map(shellWord).join(' ')} >> ${shellWord(first.file)}`,
        restartLine(facts),
        proofLine(facts),
      ],
    },
  ];
}
