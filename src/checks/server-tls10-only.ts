import type { Check } from './engine/check.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'server-tls10-only',
  family: 'clients-drivers',
  title: 'The server speaks only TLS 1.0 (yaSSL, old builds) and modern clients refuse it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed'],
  versions:
    'server MySQL 5.5/5.6 community (yaSSL), early 5.7, MariaDB < 10.1; clients on OpenSSL 3, Go, Java 8u291+. A default MariaDB 10.11 client fails even on the local socket (it tries TLS)',
  symptoms: [
    {
      where: 'client mariadb 10.11; DBD::MariaDB; MySQLdb; PHP 8.2',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unsafe legacy renegotiation disabled',
    },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: unsupported protocol' },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000102:SSL routines::unsupported protocol',
    },
    { where: 'driver mysql2', text: 'error:0A000102:SSL routines:ssl_choose_client_version:unsupported protocol' },
    {
      where: 'driver mysql2 minVersion TLSv1, SECLEVEL=0',
      text: 'error:0A000152:SSL routines:final_renegotiate:unsafe legacy renegotiation disabled',
    },
    {
      where: 'driver PyMySQL / mysql-connector-python',
      text: '[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1006)',
    },
    {
      where: "driver mysql-connector-python tls_versions=['TLSv1']",
      text: "The given tls_version: '['TLSv1']' are no longer allowed (should be one of ['TLSv1.2', 'TLSv1.3']).",
    },
    { where: 'driver go-sql-driver', text: 'tls: server selected unsupported protocol version 301' },
    {
      where: 'driver go-sql-driver 1.10 / Go 1.24 with MinVersion TLS10',
      text: 'tls: server chose an unconfigured cipher suite',
    },
    {
      where: 'driver Connector/J 8/9, MariaDB Connector/J',
      text: 'javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake',
    },
    {
      where: 'driver Connector/J 8.0.28+ enabledTLSProtocols=TLSv1',
      text: 'TLS protocols TLSv1 and TLSv1.1 are not supported. Accepted values are TLSv1.2 and TLSv1.3.',
    },
    {
      where: 'client mysql 9.7 --tls-version=TLSv1',
      text: 'ERROR 2026 (HY000): SSL connection error: TLS version is invalid',
    },
    {
      where: 'openssl s_client 3.0',
      text: 'error:0A000152:SSL routines:final_renegotiate:unsafe legacy renegotiation disabled:../ssl/statem/extensions.c:844:',
    },
  ],
  why: 'yaSSL speaks TLS 1.0 without secure renegotiation (RFC 5746) and with a short DH group. MySQL 9.7 and MariaDB 11.8 clients cannot be talked down to it (an OPENSSL_CONF with MinProtocol=TLSv1 changes nothing); 10.11 can.',
  proof:
    "ServerHello record version 03 01 and no renegotiation_info extension (ff01); greeting version 5.x. Alert 70 from the server = the server refuses; 'unsupported protocol' = our own library refuses.",
  fix: [
    'upgrade the server (5.7.28+/8.4), or put a proxy that ends TLS 1.2+ beside it',
    'MariaDB 10.11 client: OPENSSL_CONF with MinProtocol=TLSv1, CipherString=DEFAULT:@SECLEVEL=0, Options=UnsafeLegacyServerConnect (UnsafeLegacyRenegotiation works as well) and --ssl-cipher=AES256-SHA',
    'Go 1.19: MinVersion: tls.VersionTLS10 works (AES256-SHA); Connector/J 5.1 with jdk.tls.disabledAlgorithms= empty and enabledTLSProtocols=TLSv1 works',
    "check: SHOW STATUS LIKE 'Ssl_version'",
  ],
  lookAlikes: ['driver-connector-j-5-tls12-not-enabled', 'tls-version-no-overlap', 'server-dh-key-too-small'],
  reads: ['wire.attempts'],
  run: (facts) => tlsFailure(facts, ({ oldProtocol }) => oldProtocol !== undefined),
};
