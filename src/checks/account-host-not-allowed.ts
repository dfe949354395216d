import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { fitByNameAlone } from './engine/denied-account.ts';

export const check: Check = {
  id: 'account-host-not-allowed',
  family: 'network-ops',
  title: 'There is no account for this host at all (1130), refused before TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['greeting-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7; client mariadb --skip-ssl',
      text: "ERROR 1130 (HY000): Host '192.0.2.2' is not allowed to connect to this MySQL server",
    },
    {
      where: 'client mariadb 11.8 with TLS',
      text: "ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The authenticity of the following error cannot be verified: 1130 - Host '192.0.2.2' is not allowed to connect to this MySQL server",
    },
  ],
  why: 'No row of mysql.user matches the peer address (or its resolved name), so the server answers with ERR instead of a greeting; nothing is wrong with TLS.',
  proof:
    'The very first packet is ERR 1130: no greeting, therefore no capability flags and no certificate can be read from this address. SELECT user,host FROM mysql.user shows only localhost rows. host_cache.COUNT_HOST_ACL_ERRORS is the documented counter (not checked here).',
  fix: [
    "CREATE USER app@'192.0.2.%' IDENTIFIED BY '…' REQUIRE SSL; GRANT … TO app@'192.0.2.%';",
    'check: connect again from that host',
  ],
  lookAlikes: ['host-blocked', 'account-host-not-matched-skip-name-resolve', 'proxy-header-refused'],
  reads: ['wire.attempts'],
  run: foundServerError([1130], (text, _attempt, facts) => {
    if (/proxy header/i.test(text)) return undefined;
    return fitByNameAlone(facts).length > 0 ? { certainty: 'likely' } : {};
  }),
};
