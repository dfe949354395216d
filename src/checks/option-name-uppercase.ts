import type { Check } from './engine/check.ts';
import { foundUnknown } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'option-name-uppercase',
  family: 'options',
  title: 'An option name is written in capitals',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'MySQL 9.7 mysqld: error; `mysql` 9.7: swallowed; MariaDB 10.11: accepted',
  symptoms: [
    { where: 'server log mysql 9.7', text: "[ERROR] [MY-000067] [Server] unknown variable 'TLS_VERSION=TLSv1.2'." },
    { where: 'MariaDB 10.11 (SSL_KEY=… in [mysqld])', text: 'accepted: works as ssl_key' },
  ],
  why: 'MySQL compares option names case-sensitively; MariaDB does not. Group names are compared without case in both ([Mysqld], [Client] are read). Dash and underscore are equal everywhere.',
  proof: 'Key differs from its lower-case form and the program is MySQL.',
  fix: ['write the name in lower case: tls_version=TLSv1.2'],
  lookAlikes: ['option-name-typo'],
  reads: ['server.options', 'client.options'],
  run: foundUnknown(
    'uppercase',
    ({ place }) => `is no option: MySQL tells ${place.key} from ${place.key.toLowerCase()}`,
  ),
};
