import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-ruby-mysql2-ssl-mode-ignored',
  family: 'clients-drivers',
  title: 'ruby mysql2 built on MariaDB Connector/C ignores ssl_mode',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions:
    'mysql2 gem 0.5.3-0.5.7 on Debian/Ubuntu/Alpine (libmariadb). Opposite effect with Connector/C >= 3.4, which verifies whatever ssl_mode says.',
  symptoms: [
    {
      where: 'driver ruby mysql2 0.5.3 + libmariadb 3.3.20',
      text: 'mysql2/client.rb:51: warning: Your mysql client library does not support setting ssl_mode; full support comes with 5.7.11. — then OK with empty cipher',
    },
    {
      where: 'driver ruby mysql2 0.5.3 ssl_mode: :verify_identity + sslca, wrong host',
      text: 'OK TLS_AES_256_GCM_SHA384',
    },
    {
      where: 'driver ruby mysql2 ssl_mode: :verify',
      text: 'Unknown MySQL ssl_mode flag: verify — then connects in plaintext',
    },
    {
      where: 'driver ruby mysql2 0.5.6/0.5.7 + MariaDB Connector/C 3.4',
      text: 'TLS/SSL error: self-signed certificate in certificate chain (for every ssl_mode, :disabled too)',
    },
  ],
  why: "The gem's build finds no MYSQL_OPT_SSL_MODE in libmariadb and drops the option; sslverify only sets a flag libmariadb never reads.",
  proof: 'Mysql2::Client.info: version 3.x = MariaDB Connector/C. Warning text. Ssl_cipher in session.',
  fix: [
    "give sslca: '/etc/app/ca.pem' (switches TLS and chain check on with 3.3) and REQUIRE SSL on the account",
    'or build the gem against libmysqlclient (gem install mysql2 -- --with-mysql-config=…)',
    "check: client.query(\"SHOW STATUS LIKE 'Ssl_cipher'\").first['Value']",
  ],
  lookAlikes: ['client-tls-optional-plaintext', 'client-host-name-not-checked'],
  reads: ['client.driver'],
  run: foundDriver('driver-ruby-mysql2-ssl-mode-ignored'),
};
