import type { Facts } from '../facts/facts.ts';
import type { Check } from './engine/check.ts';
import { prove, restartAndProve } from './engine/mend.ts';
import { observe } from './engine/observe.ts';
import { optionSides } from './engine/option-view.ts';

export const check: Check = {
  id: 'option-file-world-writable',
  family: 'options',
  title: 'An option file that everybody may write is ignored: none of its lines counts',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log'],
  leadsTo: ['wrong-target', 'tls-not-asked'],
  versions: 'all',
  symptoms: [
    { where: 'client mysql 9.7', text: "mysql: [Warning] World-writable config file '/root/.my.cnf' is ignored." },
    { where: 'client mariadb 11.8', text: "Warning: World-writable config file '/root/.my.cnf' is ignored" },
    {
      where: 'container log',
      text: "mysqld: [Warning] World-writable config file '/etc/mysql/conf.d/tls.cnf' is ignored.",
    },
  ],
  why: 'Whoever may write it could have programs load a library or talk to another server, so they pass it over (mysys/my_default.cc). Files that come from a volume of another system (Windows, vboxsf, 9p) are 0777.',
  proof: "mode & 0002 of a file in the program's search order, or the one that --defaults-file names.",
  fix: ['chmod o-w /etc/mysql/conf.d/tls.cnf', 'my_print_defaults mysqld   # its lines are there again'],
  lookAlikes: ['option-file-not-the-one-read', 'includedir-missing'],
  reads: ['server.options', 'client.options'],
  run: (facts) =>
    optionSides(facts).flatMap(({ side, options }) =>
      options.problems
        .filter(({ id }) => id === 'world-writable')
        .map(({ file }) => ({
          what: `${file} may be written by everybody, so the ${side} ignores it with all that it says`,
          evidence: { file, readBy: side },
          mends: [
            { kind: 'mode', path: file, mode: 'o-w' } as const,
            ...(side === 'server' ? restartAndProve : [prove]),
          ],
          leadsTo:
            side === 'server'
              ? ['server-tls-off', 'wrong-target']
              : namesServer(facts)
                ? ['tls-not-asked']
                : ['wrong-target', 'tls-not-asked'],
          // What works without it may be meant to.
          ...(observe(facts).works ? { severity: 'notice' as const } : {}),
        })),
    ),
};

/** What the command line names no file can change. */
function namesServer(facts: Facts): boolean {
  return facts.client?.arguments?.some((word) => /^(-[hPS]|--(host|port|socket)\b)/.test(word)) ?? false;
}
