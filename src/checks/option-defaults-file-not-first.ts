import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
    'Position of the option in argv > 1 (after other handling options). The doctor itself takes these options wherever they stand, so it tells the fault by the text alone (`--explain`).',
  fix: [
    'mysql --defaults-file=/path/my.cnf -h … (first)',
    'check: mysql --defaults-file=/path/my.cnf --print-defaults',
  ],
  lookAlikes: ['option-name-typo'],
};
