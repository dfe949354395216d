import { asked } from './engine/attempts.ts';
import { caMends } from './engine/ca-at-hand.ts';
import type { Check } from './engine/check.ts';
import { incompleteOfMariadb } from './engine/incomplete-chain.ts';
export const check: Check = {
  id: 'client-mariadb-11-verifies-by-default',
  family: 'options',
  title: 'A MariaDB 11.4+ client verifies by default and this server cannot be verified',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions:
    'mariadb programs 11.4+ and everything on Connector/C 3.4+ (Debian 13, Alpine 3.21+; mysqlclient, PHP, R and Ruby builds with it)',
  symptoms: [
    {
      where:
        'client mariadb 11.8 to MariaDB 10.11 with a private CA, with password, not loopback; client mariadb 11.8 default against MariaDB 10.11 with any private CA; client mariadb 11.8, remote, MariaDB 10.11 server, no CA option; client mariadb 11.8 to mariadb 10.11',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    {
      where:
        'client mariadb 11.8 to MySQL 9.7 with self-made certificates, with password, not loopback; client mariadb 11.8 default against MySQL 9.7; client mariadb 11.8, MySQL 9.7 server; client mariadb 11.8 to mysql 9.7',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
    {
      where: 'client mariadb 11.8 --ssl-ca=ca.pem, name not in certificate',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed',
    },
    {
      where: 'client mariadb 10.11 --ssl-ca=ca.pem --ssl-verify-server-cert, name not in certificate',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    {
      where:
        'client mariadb 11.8 to a server without TLS (TCP with password, or the unix socket even without); client mariadb 11.8 default against a 10.11 server without TLS; client mariadb 11.8, server without TLS (loopback too)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: SSL is required, but the server does not support it',
    },
    {
      where: 'client mariadb 11.8 without password; client mariadb 11.8 default, user without password',
      text: 'WARNING: option --ssl-verify-server-cert is disabled, because of an insecure passwordless login.',
    },
    {
      where: 'acceptance table',
      text: 'mariadb 11.8 default: refuses 10.11 and MySQL with private CA; accepts with --ssl-ca or --disable-ssl-verify-server-cert; accepts silently on 127.0.0.1',
    },
    {
      where: 'driver Ruby mysql2/Diesel/others on Connector/C 3.4',
      text: 'TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate' },
  ],
  why: "ssl-verify-server-cert is on by default since 11.4, so TLS is mandatory. Without a CA the certificate must be public or be proven by a hash of the account's password (11.4+ servers only); MySQL and older MariaDB servers cannot give it. Without a password over TCP, and for 127.0.0.1 and ::1, the check is dropped. 10.x tried TLS and verified nothing.",
  proof:
    'Client library >= 3.4 (mariadb --version >= 11.4), no ssl-ca/ssl-fp, no public chain; server < 11.4, or MySQL, or without CLIENT_SSL. The same command works with --ssl-ca, and with --skip-ssl-verify-server-cert.',
  fix: [
    'mariadb --ssl-ca=/etc/mysql/tls/ca.pem -h HOST   (and a certificate that has the host name)',
    '[client-mariadb] ssl-ca=/etc/mysql/tls/ca.pem',
    'test from another host: 127.0.0.1 is exempt',
    "check: mariadb -h HOST -e '\\s' | grep SSL   shows a cipher and 'cert is OK'",
  ],
  lookAlikes: ['client-ca-implies-verify', 'server-has-no-tls', 'server-cert-unknown-ca'],
  reads: ['client.program'],
  run: (facts) => {
    const { program, settings, intent } = facts.client ?? {};
    const greeting = asked(facts)?.greeting;
    if (!/^mariadb-1[1-9]/.test(program?.id ?? '') || settings === undefined || greeting === undefined) return [];
    const own =
      settings.ca !== null ||
      settings.capath !== null ||
      settings.fingerprints.length > 0 ||
      settings.fingerprintFile !== null;
    if (own || intent?.sslModeFrom !== 'default') return [];
    const version = /^(?:5\.5\.5-)?(\d+)\.(\d+)/.exec(greeting.version);
    const proves = greeting.flavor === 'mariadb' && Number(version?.[1]) * 100 + Number(version?.[2]) >= 1104;
    // The hash of the password proves a newer MariaDB server; without a password, and to 127.0.0.1, nothing is verified.
    const dropped = intent.host === '127.0.0.1' || intent.host === '::1' || !intent.passwordGiven;
    // An incomplete chain it takes (`client-mariadb-accepts-incomplete-chain`).
    const taken = proves || dropped || intent.transport === 'socket' || incompleteOfMariadb(facts) !== undefined;
    if (greeting.offersTls && taken) return [];
    const why = greeting.offersTls
      ? 'and this server can prove itself by nothing but a CA, which is not given'
      : 'so TLS is mandatory for it, and this server offers none';
    return [
      {
        what: `${program?.id} verifies the server without being told to, ${why}`,
        evidence: { client: program?.id ?? '', server: greeting.version, offersTls: greeting.offersTls, ca: null },
        certainty: greeting.offersTls ? 'proved' : 'likely',
        leadsTo: greeting.offersTls ? ['server-cert-refused'] : ['session-plain', 'tls-not-offered'],
        ...(greeting.offersTls ? { mends: caMends(facts) } : {}),
      },
    ];
  },
};
