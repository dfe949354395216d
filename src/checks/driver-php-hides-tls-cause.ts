import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-php-hides-tls-cause',
  family: 'clients-drivers',
  title: "PHP (mysqlnd) reports every TLS fault as 'gone away' or 'Cannot connect to MySQL using SSL'",
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['misread-output'],
  versions:
    'PHP 7-8 mysqlnd; PDO shows no warning in exception mode; mysqli emits the cause as a PHP warning (@ or display_errors=0 hides it).',
  symptoms: [
    {
      where: 'driver PDO 8.2: server has no TLS; client certificate rejected',
      text: 'SQLSTATE[HY000] [2006] MySQL server has gone away',
    },
    {
      where: 'driver PDO 8.2: wrong CA, wrong host, expired, CA file missing, key unreadable, TLS version',
      text: 'SQLSTATE[HY000] [2002] Cannot connect to MySQL using SSL',
    },
  ],
  why: 'mysqlnd reduces stream errors to 2002/2006; the OpenSSL text goes to the warning only.',
  proof:
    "2006 at connect time: read the greeting (no CLIENT_SSL bit) → server-has-no-tls; else the client certificate. 2002 'using SSL': verify chain, name and files offline.",
  fix: [
    'see the cause: php -d display_errors=1 -r \'$m=mysqli_init();$m->ssl_set(null,null,"/etc/app/ca.pem",null,null);$m->real_connect("db","u","p","",3306);\'',
    'check: the one-liner prints no warning',
  ],
  lookAlikes: [
    'server-has-no-tls',
    'client-cert-other-ca',
    'server-cert-unknown-ca',
    'host-name-mismatch',
    'client-ca-file-missing',
  ],
};
