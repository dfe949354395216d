import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { lookThere } from './engine/set-up-tls.ts';

export const check: Check = {
  id: 'client-tls-optional-plaintext',
  family: 'options',
  title: 'TLS is requested but optional: against a server without TLS the client goes on in plain text',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['session-plain'],
  versions:
    'MySQL clients with ssl-mode=PREFERRED (default 5.7.3+); MariaDB clients and Connector/C < 3.4 while server verification is off (10.11 tries TLS without any option, on TCP and on the socket); Connector/J 5.1-9.x; the drivers listed',
  symptoms: [
    {
      where:
        'client mysql 9.7 (default, --ssl-mode=PREFERRED, or only --ssl-cert/--ssl-key, --ssl-cipher, --tls-version) to a server without TLS',
      text: 'connects, Ssl_cipher empty',
    },
    {
      where: 'client mariadb 10.11 --ssl, or --ssl-ca=ca.pem, to a server without TLS',
      text: 'connects, Ssl_cipher empty, no warning',
    },
    {
      where: 'client mariadb 10.11 (--ssl or --ssl-ca without verification)',
      text: 'Ssl_cipher\t(empty), exit status 0',
    },
    {
      where: 'driver Connector/J 5.1.49, 8.0.33, 9.3.0 with useSSL=true (requireSSL not set) or default PREFERRED',
      text: 'OK cipher=',
    },
    {
      where: 'driver go-sql-driver tls=preferred (and any config with allowFallbackToPlaintext=true)',
      text: "OK cipher=''",
    },
    {
      where:
        "driver PyMySQL 1.2.3 default; PyMySQL 1.0.2 even with ssl_ca=; driver mysql-connector-python default; driver MySQLdb 1.4.6 (libmariadb 3.3.20) ssl={'ca':…}",
      text: "('Ssl_cipher', '')",
    },
    { where: 'driver ruby mysql2 0.5.3 (libmariadb) sslca:', text: 'OK (empty cipher)' },
    { where: 'driver odbc-mariadb 3.1.15 FORCETLS=1 or SSLCA=', text: '| Ssl_cipher | |' },
    {
      where: 'driver RMySQL default.file with ssl-ca; mysqltcl -ssl 1; mydumper 0.10 --ssl',
      text: 'no error, empty cipher',
    },
  ],
  why: "The option in use means 'try', not 'insist', and the server (or something between) does not set CLIENT_SSL. In MariaDB 10.x only --ssl-verify-server-cert makes TLS mandatory; in Connector/C 3.3 even SSL_ENFORCE/FORCETLS insists only when server verification is on as well.",
  proof:
    "The greeting lacks CLIENT_SSL (0x0800), or the session's Ssl_cipher is empty on TCP, and the client's options only try: PREFERRED, useSSL=true, tls=preferred, --ssl without --ssl-verify-server-cert (MariaDB 10.x). When the bit is set on the server's own port and absent through the address that the client uses, something between cleared it.",
  fix: [
    'MySQL: --ssl-mode=VERIFY_IDENTITY --ssl-ca=…; MariaDB 10.x: --ssl-verify-server-cert --ssl-ca=…',
    'server: require_secure_transport=ON',
    'mariadb CLI: --ssl-verify-server-cert --ssl-ca=/etc/app/ca.pem',
    'Connector/J 8+: sslMode=VERIFY_IDENTITY (or REQUIRED); 5.1: useSSL=true&requireSSL=true&verifyServerCertificate=true',
    'Go: tls=true or a registered config, never tls=preferred',
    'odbc-mariadb: SSLCA=/etc/app/ca.pem;SSLVERIFY=1',
    "check: SHOW STATUS LIKE 'Ssl_cipher'",
  ],
  lookAlikes: [
    'client-ca-given-not-verified',
    'localhost-means-socket',
    'driver-plaintext-by-default',
    'server-has-no-tls',
    'driver-aiomysql-context-falls-back',
  ],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (
      attempt === undefined ||
      !(attempt.login?.ok === true && attempt.to.socket === undefined && attempt.tlsWanted && attempt.tls === undefined)
    )
      return [];
    return [
      {
        what: `the client only tries TLS, the server at ${addressText(attempt)} offers none, and the session is in plain text`,
        evidence: {
          address: addressText(attempt),
          offersTls: attempt.greeting?.offersTls ?? false,
          cipher: attempt.session?.Ssl_cipher ?? '',
        },
        certainty: 'likely',
        leadsTo: ['session-plain'],
        mends: lookThere(facts),
      },
    ];
  },
};
