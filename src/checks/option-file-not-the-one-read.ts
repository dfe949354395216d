import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove, restartAndProve } from './engine/mend.ts';
import { shellWord } from './engine/server-mend.ts';
import { unreadFile } from './engine/unread-file.ts';

export const check: Check = {
  id: 'option-file-not-the-one-read',
  family: 'options',
  title: 'The edited option file is not the one this server reads',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['wrong-target'],
  versions: 'all',
  symptoms: [
    { where: '/proc/PID/cmdline', text: '--defaults-file=/etc/mysql/tls/pr.cnf' },
    { where: 'SHOW VARIABLES', text: 'ssl_cert unchanged' },
    {
      where: "client mysql 9.7 -hlocalhost -P3306 (other server's socket is the default)",
      text: 'select @@port → 3307',
    },
  ],
  why: "A server started with --defaults-file reads only that file; each instance, container, snap, Homebrew or XAMPP has its own tree ('Default options are read from …' in --help; 5.6 also /usr/local/mysql/etc/my.cnf).",
  proof:
    'Cmdline of the process that owns the port/socket (defaults-file, defaults-extra-file, basedir), `--help` list of that binary; edited path is in neither. Online: variables_info.VARIABLE_PATH / GLOBAL_VALUE_PATH, @@datadir, @@port.',
  fix: [
    "SELECT @@datadir,@@port,@@socket,@@hostname; then edit the file named by tr '\\0' ' ' < /proc/$(cat $PIDFILE)/cmdline",
    "check: SELECT DISTINCT VARIABLE_PATH FROM performance_schema.variables_info WHERE VARIABLE_PATH<>''",
  ],
  lookAlikes: ['option-in-wrong-group', 'option-later-file-overrides', 'localhost-means-socket'],
  reads: ['admin.variables', 'server.options'],
  run: (facts) => [...otherFile(facts), ...passedOver(facts)],
};

/** Certificate and key stand in a folder of options, in a file whose name keeps it from being read. */
function passedOver(facts: Facts): readonly Found[] {
  const unread = unreadFile(facts);
  if (unread?.kind !== 'name') return [];
  const { path, from } = unread.file;
  const renamed = `${path.replace(/\.[^./]*$/, '')}.cnf`;
  return [
    {
      what: `${path} gives the server its certificate and key, but !includedir (${from.file} line ${from.line}) reads only files whose names end in .cnf`,
      evidence: { file: path, includedFrom: `${from.file} line ${from.line}`, ending: '.cnf' },
      mends: [byHand(`mv -n ${shellWord(path)} ${shellWord(renamed)}`), ...restartAndProve],
    },
  ];
}

/** The server names the files that its TLS variables come from (MySQL), and the file at hand is none of them. */
function otherFile(facts: Facts): readonly Found[] {
  const { server, admin } = facts;
  const files = server?.options?.files.filter(({ status }) => status === 'read').map(({ path }) => path) ?? [];
  const [named] = files;
  if (named === undefined) return [];
  const used = Object.entries(admin?.variableSources ?? {}).filter(
    ([name, { source, path }]) => /^(ssl|tls)_/.test(name) && source !== 'PERSISTED' && (path ?? '') !== '',
  );
  const others = [...new Set(used.map(([, { path }]) => path ?? ''))];
  if (others.length === 0 || others.some((path) => files.includes(path))) return [];
  return [
    {
      what: `the running server reads ${others.join(', ')}, not ${named}`,
      evidence: { named, reads: others, variables: used.map(([name]) => name) },
      mends: [{ kind: 'look', line: `grep -n "^ssl\\|^tls" ${others.join(' ')}` }, prove],
    },
  ];
}
