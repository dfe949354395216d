import type { Check } from './engine/check.ts';
import { foundServerValue, isOff, serverValue } from './engine/option-value-found.ts';

export const check: Check = {
  id: 'server-fips-provider-missing',
  family: 'server-files',
  title: "ssl_fips_mode=ON, but OpenSSL's FIPS provider is not installed",
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.0.11-9.7 (the server refuses to start; deprecated since 8.0.34); MariaDB: unknown variable',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-011272] [Server] SSL fips mode error: error:12800067:DSO support routines::could not load the shared library',
    },
    {
      where: 'client mysql 9.7',
      text: "WARNING: MYSQL_OPT_SSL_FIPS_MODE is deprecated and will be removed in a future version.\nFailed to set ssl related options.\nERROR 2064 (HY000): Set Fips mode ON/STRICT failed, detail: 'error:12800067:DSO support routines::could not load the shared library'.",
    },
    {
      where: 'client mysql 9.7 ssl-fips-mode=1',
      text: "Unknown option to ssl-fips-mode: 1\nAlternatives are: 'OFF','ON','STRICT'",
    },
    { where: 'server log mariadb 10.11', text: "[ERROR] /usr/sbin/mariadbd: unknown variable 'ssl-fips-mode=ON'" },
  ],
  why: 'OpenSSL 3 needs fips.so and fipsmodule.cnf (openssl fipsinstall). In working FIPS mode MD5() gives NULL and keys < 2048 or SHA-1 are refused.',
  proof:
    '@@ssl_fips_mode / option ON and MY-011272; openssl list -providers has no fips. Also: ssl_fips_mode non-OFF and `openssl list -providers -provider fips` fails.',
  fix: [
    'openssl fipsinstall -out /etc/ssl/fipsmodule.cnf -module /usr/lib/x86_64-linux-gnu/ossl-modules/fips.so; include it in openssl.cnf',
    'or ssl_fips_mode=OFF',
    'openssl list -providers | grep fips',
    'remove ssl-fips-mode; enable FIPS system-wide (openssl.cnf)',
    "check: SHOW VARIABLES LIKE 'ssl_fips_mode'",
  ],
  lookAlikes: ['option-name-typo'],
  reads: ['server.options', 'log.lines'],
  run: (facts) => {
    const value = serverValue(facts, 'ssl-fips-mode');
    const line = facts.log?.sinceStart.find(({ text }) => /MY-011272|fips/i.test(text));
    if (value === undefined || isOff(value) || line === undefined) return [];
    return [
      foundServerValue(facts, 'ssl-fips-mode', {
        says: `OpenSSL has no FIPS provider here: ${line.text}`,
        evidence: { log: line.text },
      }),
    ];
  },
};
