import type { Facts } from '../facts/facts.ts';
import { mysqlNameMatch } from '../x509/host-name-match.ts';
import { againLine } from './engine/again-line.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { known } from './engine/known-certificate.ts';

export const check: Check = {
  id: 'client-host-name-not-checked',
  family: 'clients-drivers',
  title: 'The chain is verified but the host name is not: any certificate of the same CA is accepted',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified'],
  versions:
    "as the symptoms show. Drivers that do check by default once a CA is given: mariadb npm, Go, PHP, PyMySQL ssl={'ca':…}, DBD::MariaDB mariadb_ssl=1, MariaDB Connector/J 2.7 useSSL / 3.x verify-full, MariaDB CLI 11.8 off loopback.",
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=VERIFY_CA; mariadb 10.11 with --ssl-ca only',
      text: 'connects to a server whose certificate is for other.example',
    },
    {
      where:
        'driver mysql2 ssl:{ca} without verifyIdentity:true; driver mysqljs 2.18.1 ssl:{ca} (verifyIdentity ignored)',
      text: 'OK cipher="TLS_AES_256_GCM_SHA384"',
    },
    {
      where:
        "driver Connector/J 5.1.49 useSSL+verifyServerCertificate; 8/9 sslMode=VERIFY_CA or useSSL=true&verifyServerCertificate=true; driver MariaDB Connector/J 3.5.10 sslMode=verify-ca; driver mysql-connector-python ssl_verify_cert=True without ssl_verify_identity; driver ruby mysql2 sslca:, sslverify:true (libmariadb); MySQLdb ssl={'ca'} (check_hostname ignored); odbc-mariadb SSLCA without SSLVERIFY=1; RMySQL; mysqltcl",
      text: 'OK cipher',
    },
    {
      where: 'client mariadb 10.11 --ssl-ca without --ssl-verify-server-cert',
      text: '(checks the chain, not the host name)',
    },
    { where: 'driver mysql2 ssl:{ca}', text: '(checks the chain, not the host name, unless verifyIdentity:true)' },
    {
      where: 'acceptance table',
      text: 'wrong CA: mysql REQUIRED accepts, mariadb 10.11 --ssl-ca refuses; wrong name: mysql REQUIRED and VERIFY_CA, mariadb 10.11 --ssl-ca, mysql2 without verifyIdentity accept; mariadb 11.8 --ssl-ca, mariadb.js, node tls refuse',
    },
  ],
  why: 'Chain trust and name check are separate switches; the common spelling of each driver turns on only the first. With a private CA that signs many hosts and clients, any holder of one of its certificates can pose as the database.',
  proof:
    'Offline: option set versus the table the table of driver defaults. Online proof: a listener with a certificate of the same CA for another name is accepted by the driver.',
  fix: [
    'mysql2: ssl:{ca, verifyIdentity:true}; mysqljs: no such option: move to mysql2',
    'libmysqlclient: --ssl-mode=VERIFY_IDENTITY; mariadb 10.x: --ssl-verify-server-cert',
    'Connector/J: sslMode=VERIFY_IDENTITY; MariaDB Connector/J: sslMode=verify-full',
    'mysql-connector-python: ssl_verify_cert=True, ssl_verify_identity=True; odbc-mariadb: SSLVERIFY=1',
    'check: connecting by an alias not in the certificate must fail',
  ],
  lookAlikes: ['driver-ca-given-not-verified'],
  reads: ['wire.attempts'],
  run: found,
};

/** A session whose chain was verified and whose name was not, at a server whose certificate is for others. */
function found(facts: Facts): readonly Found[] {
  const { intent } = facts.client ?? {};
  const attempt = asked(facts);
  const name = intent?.verifyName ?? intent?.host ?? '';
  const leaf = known(attempt?.tls?.chain[0] ?? new Uint8Array());
  if (attempt?.login?.ok !== true || attempt.tls?.verified?.ok !== true || leaf === undefined) return [];
  if (intent?.sslMode !== 'VERIFY_CA' || intent.transport !== 'tcp' || name === '') return [];
  const match = mysqlNameMatch(leaf, name);
  if (match.matches) return [];
  return [
    {
      what: `the client verifies the CA of ${addressText(attempt)} and not its name: the certificate is for ${match.seen.join(', ') || 'no host'}, not for ${name}`,
      evidence: { name, certificateFor: match.seen, sslMode: intent.sslMode },
      severity: 'notice',
      mends: [{ kind: 'look', line: againLine(facts, { 'ssl-mode': 'VERIFY_IDENTITY' }) }],
    },
  ];
}
