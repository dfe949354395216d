import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'network-x-protocol-port',
  family: 'network-ops',
  title: 'The client speaks the classic protocol to the X Protocol port 33060',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['no-greeting'],
  versions: 'MySQL 5.7.12+ with mysqlx (on by default in 8.0+); not MariaDB',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2007 (HY000): Protocol mismatch; server version = 11, client version = 10',
    },
    { where: 'client mariadb 10.11', text: "ERROR 2013 (HY000): Can't connect to server (11)." },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 5010 (HY000): Authentication plugin 'mysql_old_password' couldn't be found in restricted_auth plugin list.",
    },
    { where: 'openssl s_client 3.0 -starttls mysql', text: 'Only MySQL protocol version 10 is supported.' },
    { where: 'openssl s_client 3.0 -starttls mysql', text: 'MySQL packet too short.' },
  ],
  why: "The X plugin's first bytes are 05 00 00 00 0b 08 05 1a 00 (a notice frame); 0x0b is read as 'protocol version 11'.",
  proof:
    'Read the first bytes after TCP connect: exactly `05 00 00 00 0b 08 05 1a 00` is X Protocol. A classic greeting has 0x0a as 5th byte. Otherwise compare port with @@mysqlx_port.',
  fix: [
    'use port 3306 (SELECT @@port) for mysql, libmysqlclient, PDO, JDBC mysql:',
    'use mysqlsh / mysqlx:// URIs for 33060',
    "check: greeting's 5th byte is 0x0a",
  ],
  lookAlikes: [],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (
      attempt === undefined ||
      !(
        Buffer.from(attempt.firstBytes ?? [])
          .subarray(0, 5)
          .toString('hex') === '050000000b'
      )
    )
      return [];
    return [
      {
        what: `${addressText(attempt)} speaks the X Protocol, the classic protocol has another port (3306)`,
        evidence: { address: addressText(attempt), firstBytes: Buffer.from(attempt.firstBytes ?? []).toString('hex') },
      },
    ];
  },
};
