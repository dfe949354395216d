import type { Check } from './engine/check.ts';
import { foundServerValue, isOff, isYassl, serverValue } from './engine/option-value-found.ts';
import { atLeast, flavorOf, knownFlavor, versionOf } from './engine/server-mend.ts';
import { setupLines } from './engine/server-tls-off.ts';
import { hasPairAround, setUpTls } from './engine/set-up-tls.ts';
export const check: Check = {
  id: 'server-tls-on-without-cert',
  family: 'options',
  title: 'ssl=ON or only ssl_ca is set, but no certificate and key',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    'MariaDB 10.x: the server refuses to start; MySQL 9.7: TLS off; MySQL 5.6 yaSSL: announces TLS that cannot work (also with only ssl_cipher or ssl); MariaDB 11.4+: fine',
  symptoms: [
    {
      where: 'server log mariadb 10.11 ([mysqld] ssl, or only ssl-ca)',
      text: '[ERROR] SSL error: Private key does not match the certificate public key',
    },
    { where: 'server log mariadb 10.11', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7 (only ssl-ca=…); server log mysql 9.7, only ssl_ca',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: SSL context is not usable without certificate and private key',
    },
    {
      where: 'SHOW VARIABLES mysql 5.6 (ssl, or ssl-ca=/nope.pem alone)',
      text: 'have_ssl=YES although nothing can work',
    },
    { where: 'client mariadb 10.11 to mysql 5.6', text: 'ERROR 2026 (HY000): TLS/SSL error: Broken pipe (32)' },
    { where: 'MariaDB 11.8', text: 'fine: in-memory certificate, have_ssl=YES' },
    {
      where: 'server log mariadb 10.11, only ssl_ca',
      text: 'SSL error: Private key does not match the certificate public key',
    },
    { where: 'server log mariadb 11.8, only ssl_ca', text: '(starts with its own in-memory certificate)' },
    {
      where: 'mysql 5.6, only ssl_ca, only ssl_cipher or only --ssl',
      text: 'have_ssl\tYES and every TLS client: ERROR 2026 (HY000): TLS/SSL error: wrong version number',
    },
  ],
  why: "There is no key pair to use. MariaDB's text about a mismatch is misleading: both are empty. MySQL's own pair in the data folder is used only when NO ssl_ca/ssl_cert/ssl_key is set, so adding only ssl-ca switches TLS off. 5.6 does not even open a missing ssl-ca.",
  proof: 'ssl_cert and ssl_key both empty in the effective options while ssl=ON or ssl_ca is set.',
  fix: [
    'set all three: ssl-ca, ssl-cert, ssl-key',
    'MySQL: add ssl-cert=server-cert.pem and ssl-key=server-key.pem (data folder) beside ssl-ca',
    "check: SHOW VARIABLES LIKE 'have_ssl' / SHOW STATUS LIKE 'Ssl_server_not_after'",
  ],
  lookAlikes: ['server-key-cert-mismatch'],
  reads: ['server.options'],
  run: (facts) => {
    const value = (name: string): string => serverValue(facts, name) ?? '';
    const on = serverValue(facts, 'ssl') !== undefined && !isOff(value('ssl'));
    if (value('ssl-cert') !== '' || value('ssl-key') !== '' || (value('ssl-ca') === '' && !on)) return [];
    const version = versionOf(facts);
    const maria = flavorOf(facts) === 'mariadb';
    // MariaDB has a certificate in memory since 11.4. Where it failed to set TLS up it is an older one.
    if (maria && (version === undefined ? setupLines(facts).length === 0 : atLeast(version, [11, 4, 0]))) return [];
    if (isOff(serverValue(facts, 'ssl')) || (!maria && value('ssl-ca') === '' && !isYassl(facts))) return [];
    const option = value('ssl-ca') === '' ? 'ssl' : 'ssl-ca';
    const says = maria
      ? 'TLS is on without ssl_cert and ssl_key: the server does not start, and speaks of a key that does not match'
      : 'with it the server no longer takes the pair of its data folder, and ssl_cert and ssl_key are not set: TLS is off';
    const found = foundServerValue(facts, option, {
      says,
      leadsTo:
        knownFlavor(facts) === undefined
          ? ['server-not-running', 'server-tls-off']
          : maria
            ? ['server-not-running']
            : isYassl(facts)
              ? ['handshake-failed']
              : ['server-tls-off'],
    });
    // MySQL has a pair of its own, which it takes when the option goes.
    return [{ ...found, mends: maria || hasPairAround(facts) ? setUpTls(facts) : (found.mends ?? []) }];
  },
};
