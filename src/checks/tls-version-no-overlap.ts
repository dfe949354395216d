import type { Check } from './engine/check.ts';
import { versionMends } from './engine/overlap-mend.ts';
import { strangeServerKey } from './engine/strange-key.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'tls-version-no-overlap',
  family: 'options',
  title: 'Client and server allow no common TLS version',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files', 'admin-login'],
  leadsTo: ['handshake-failed'],
  versions:
    "all, with JDK 7, PHP 5, .NET 4.5 and OpenSSL 1.0 clients against newer servers as well; same text for 'server TLSv1.3 only, client TLSv1.2 only' and the reverse, even with ssl-mode=PREFERRED (no fall-back to plain text)",
  symptoms: [
    {
      where: 'client mysql 9.7 --tls-version=TLSv1.2 vs TLSv1.3-only',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A00042E:SSL routines::tlsv1 alert protocol version',
    },
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert protocol version',
    },
    {
      where: 'openssl s_client 3.0 -starttls mysql -tls1_2',
      text: 'error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:…:SSL alert number 70',
    },
    { where: 'server log mysql 9.7', text: 'no line about it' },
    {
      where: 'driver mysql2 / mariadb npm',
      text: 'error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version … SSL alert number 70 (mariadb code ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)',
    },
    {
      where: 'driver Connector/J 9.3',
      text: 'javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version',
    },
    { where: 'driver PyMySQL', text: '[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:1006)' },
    {
      where: "driver mysql2 minVersion:'1.2'",
      text: 'TypeError: "1.2" is not a valid minimum TLS protocol version (ERR_TLS_INVALID_PROTOCOL_VERSION)',
    },
  ],
  why: 'tls_version of the server and tls-version of the client (or the highest the client library can do) are disjoint; the server answers alert 70.',
  proof:
    "Compare @@tls_version with the client's --print-defaults tls-version; probe with s_client -tls1_2 and -tls1_3: exactly one passes. Also: SHOW VARIABLES LIKE 'tls_version' vs client option; one handshake per version tells what is offered.",
  fix: [
    'server: tls_version=TLSv1.2,TLSv1.3',
    'client: remove tls-version from [client]',
    "Node: minVersion:'TLSv1.2'",
    'check: mysql -e "SHOW STATUS LIKE \'Ssl_version\'"',
  ],
  lookAlikes: ['cipher-no-overlap', 'tls-version-removed', 'client-tls-version-invalid', 'server-tls10-only'],
  reads: ['wire.attempts'],
  // A server whose key is of no use in TLS 1.3 refuses that version.
  run: (facts) =>
    strangeServerKey(facts) === undefined
      ? tlsFailure(facts, ({ versionRefused, oldProtocol }) => versionRefused && oldProtocol === undefined).map(
          (found) => ({
            ...found,
            mends: versionMends(facts),
            // Who asked for no version of its own was refused all of them: the reason may lie in the server's key.
            ...(facts.client?.intent?.tlsVersions === undefined && facts.server === undefined
              ? { candidates: ['server-tls10-only', 'server-key-type-not-negotiable'] }
              : {}),
          }),
        )
      : [],
};
