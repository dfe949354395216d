import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'group-replication-ssl-option-invalid',
  family: 'options',
  title: 'group_replication_ssl_mode is unknown or has a wrong value',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 5.7.17+',
  symptoms: [
    {
      where: 'server log mysql 9.7 (plugin not loaded)',
      text: "[ERROR] [MY-000067] [Server] unknown variable 'group_replication_ssl_mode=REQUIRED'.",
    },
    {
      where: 'server log mysql 9.7 (wrong word)',
      text: "[ERROR] [MY-000077] [Server] /usr/sbin/mysqld: Error while setting value 'FOO' to 'group-replication-ssl-mode-differs'.",
    },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-010746] [Server] Parsing options for plugin 'group_replication' failed.",
    },
  ],
  why: 'Plugin variables exist only when the plugin is loaded at start; otherwise the option must carry loose-. Allowed: DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY (no PREFERRED).',
  proof:
    'Key group_replication_ssl_mode without loose- and no plugin-load(-add)=group_replication.so, or value outside the four.',
  fix: [
    'plugin-load-add=group_replication.so and loose-group_replication_ssl_mode=REQUIRED',
    "check: SHOW VARIABLES LIKE 'group_replication_ssl_mode'",
  ],
  lookAlikes: ['option-name-typo', 'client-option-in-server-group'],
  reads: ['server.options'],
  run: foundUnknown('plugin', () => 'belongs to a plugin that is not loaded when the option files are read'),
};
