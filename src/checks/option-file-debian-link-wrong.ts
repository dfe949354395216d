import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { observe } from './engine/observe.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'option-file-debian-link-wrong',
  family: 'options',
  title: "Debian/Ubuntu: /etc/mysql/my.cnf is a link that dangles or points to the other product's file",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['wrong-target'],
  versions: 'Debian, Ubuntu packages',
  symptoms: [
    {
      where: 'mysqld 9.7, mariadbd 10.11 --print-defaults with a dangling link',
      text: 'no message, no options at all',
    },
    {
      where: 'mysqld 9.7 --print-defaults with my.cnf -> mariadb.cnf',
      text: '--ssl-cipher=FROM_CONF_D_TLS --ssl-cipher=FROM_MARIADB_CONF_D (mysql.conf.d not read)',
    },
    {
      where: 'mariadbd 10.11 with my.cnf -> mysql.cnf',
      text: '--ssl-cipher=FROM_CONF_D_TLS --ssl-cipher=FROM_MYSQL_CONF_D (mariadb.conf.d not read)',
    },
  ],
  why: 'my.cnf -> /etc/alternatives/my.cnf -> mysql.cnf, mariadb.cnf or my.cnf.fallback; after switching products or removing one the link keeps the old target, so the folder with the TLS file is not in the tree.',
  proof:
    'readlink -f /etc/mysql/my.cnf; target missing, or its !includedir list lacks the folder in which TLS keys were found.',
  fix: [
    'update-alternatives --display my.cnf; update-alternatives --set my.cnf /etc/mysql/mariadb.cnf (or mysql.cnf)',
    "check: mariadbd --print-defaults | tr ' ' '\\n' | grep ssl",
  ],
  lookAlikes: ['includedir-missing', 'option-later-file-overrides', 'option-file-not-the-one-read'],
  reads: ['client.options'],
  run: linkToNothing,
};

function linkToNothing(facts: Facts): readonly Found[] {
  const failing = observe(facts).failing !== undefined;
  return (facts.client?.brokenLinks ?? []).map(({ path, target }) => ({
    what: `${path} is a link to ${target}, which is not there: nothing is read from it`,
    evidence: { file: path, target },
    severity: failing ? ('error' as const) : ('notice' as const),
    mends: [
      { kind: 'look', line: `namei -l ${shellWord(path)}` },
      { kind: 'by-hand', line: 'update-alternatives --config my.cnf' },
      prove,
    ],
  }));
}
