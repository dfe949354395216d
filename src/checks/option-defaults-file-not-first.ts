import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';

export const check: Check = {
  id: 'option-defaults-file-not-first',
  family: 'options',
  title: '--defaults-file, --no-defaults or --login-path is not given first',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'all; --login-path is MySQL only',
  symptoms: [
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown variable 'defaults-file=c1.cnf'." },
    { where: 'client mariadb 11.8', text: "mariadb: unknown variable 'defaults-file=c1.cnf'" },
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown option '--no-defaults'." },
    { where: 'client mysql 9.7', text: "mysql: [ERROR] unknown variable 'login-path=x'." },
    { where: 'client mariadb 11.8 (has no login paths)', text: "mariadb: unknown variable 'login-path=x'" },
    {
      where: 'client mysql 9.7 --defaults-file=/nonexist.cnf',
      text: 'mysql: [ERROR] Failed to open required defaults file: /nonexist.cnf\nmysql: [ERROR] Fatal error in defaults handling. Program aborted!',
    },
    {
      where: 'mariadb --defaults-file=/nonexist.cnf',
      text: 'Could not open required defaults file: /nonexist.cnf\nFatal error in defaults handling. Program aborted',
    },
  ],
  why: 'These options are read before all others and must lead the command line; at any other place they are unknown. Also: a second --defaults-file is unknown.',
  proof:
    'Position of the option in argv > 1 (after other handling options). The doctor itself takes these options wherever they stand: where one stands behind others it is a notice, and with the message of the client (`--said`) the cause.',
  fix: [
    'mysql --defaults-file=/path/my.cnf -h … (first)',
    'check: mysql --defaults-file=/path/my.cnf --print-defaults',
  ],
  lookAlikes: ['option-name-typo'],
  reads: ['client.options'],
  run,
};

/** How clients name what they do not know where it stands. */
const said =
  /unknown (?:variable '|option '--)(defaults-(?:extra-)?file|defaults-group-suffix|no-defaults|login-path)\b/;

/** A line for the doctor may be in any order, so its order alone is a notice. */
function run({ client }: Facts): readonly Found[] {
  const { lateOption: late, complaint = '' } = client ?? {};
  const named = said.exec(complaint)?.[1];
  const name = named ?? late?.name;
  if (name === undefined) return [];
  const after = late?.name === name ? late.after : undefined;
  const behind = after === undefined ? '' : ` behind --${after}`;
  return [
    {
      what:
        named === undefined
          ? `--${name} stands${behind}: clients know it before all other options alone, and stop`
          : `the client does not know --${name} where it stands${behind}: it must come before all other options`,
      evidence: {
        option: name,
        ...(after === undefined ? {} : { after }),
        ...(named === undefined ? {} : { message: complaint.slice(0, 300) }),
      },
      severity: named === undefined ? 'notice' : 'error',
      mends: [
        byHand(`# --${name} first, then the rest: mysql --${name}${name === 'no-defaults' ? '' : '=…'} …`),
        prove,
      ],
    },
  ];
}
