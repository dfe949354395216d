import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'server-socket-missing',
  family: 'network-ops',
  title: 'The Unix socket that the client uses does not exist or is closed to it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files'],
  leadsTo: ['not-reachable'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)",
    },
  ],
  why: 'localhost means the socket for C clients; the server is down, keeps its socket elsewhere, or the folder is closed to this user.',
  proof:
    'connect() on the path gives ENOENT (no such file), ECONNREFUSED (nobody listens any more) or EACCES (modes of the socket or its folder).',
  fix: [
    'mysqladmin variables | grep socket   # where the server has it',
    'ss -lx | grep -E "mysql|maria"',
    'mysql -h 127.0.0.1 --protocol=TCP',
  ],
  lookAlikes: ['localhost-means-socket', 'network-port-closed'],
  reads: ['wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    if (attempt === undefined || !(attempt.to.socket !== undefined && attempt.connectError !== undefined)) return [];
    return [
      {
        what: `the socket ${attempt.to.socket} cannot be used (${attempt.connectError})`,
        evidence: { address: addressText(attempt), error: attempt.connectError ?? '' },
      },
    ];
  },
};
