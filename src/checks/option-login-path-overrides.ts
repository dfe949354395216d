import type { Check } from './engine/check.ts';
import { foundOverride } from './engine/option-override.ts';

export const check: Check = {
  id: 'option-login-path-overrides',
  family: 'options',
  title: '.mylogin.cnf overrides host and user of my.cnf and cannot hold TLS options',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['wrong-target'],
  versions: 'MySQL 5.6.6+ (MariaDB programs do not read it)',
  symptoms: [
    {
      where: 'client mysql 9.7 --defaults-file=my.cnf --print-defaults',
      text: '--user=root --port=15200 --ssl-mode=REQUIRED --user=nosuch --host=127.0.0.1',
    },
    {
      where: 'client mysql 9.7',
      text: "ERROR 1045 (28000): Access denied for user 'nosuch'@'localhost' (using password: NO)",
    },
    { where: 'mysql_config_editor 9.7', text: "mysql_config_editor: [ERROR] unknown variable 'ssl-ca=/x'." },
    {
      where: 'mysql 9.7 (mode 666)',
      text: 'mysql: [Warning] $HOME/.mylogin.cnf should be readable/writable only by current user.',
    },
  ],
  why: 'The encrypted login file is read after all option files, even with --defaults-file and --no-defaults; its [client] entry changes host/user, so the certificate name no longer fits or another server is reached. ssl-* can only stand in my.cnf.',
  proof:
    'mysql --print-defaults shows --host/--user twice; `mysql_config_editor print --all`; MYSQL_TEST_LOGIN_FILE may point elsewhere. With --no-login-paths the effect is gone.',
  fix: [
    'mysql_config_editor remove --login-path=client',
    'or: mysql --defaults-file=my.cnf --no-login-paths …',
    'check: mysql --print-defaults',
  ],
  lookAlikes: ['option-given-twice', 'host-name-mismatch'],
  reads: ['client.options'],
  run: foundOverride('login-path'),
};
