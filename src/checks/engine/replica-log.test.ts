import { expect, it } from 'vitest';
import type { LogFacts } from '../../facts/log.ts';
import { replicasFromLog } from './replica-log.ts';

const log = (...texts: string[]): LogFacts => ({
  files: [],
  duringAttempts: [],
  sinceStart: texts.map((text, line) => ({ file: 'error.log', line, text })),
});
const mysql =
  "[ERROR] [MY-010584] [Repl] Replica I/O for channel '': Error connecting to source 'repl@127.0.0.1:3307'. This was attempt 1/10, with a delay of 60 seconds between attempts. Message: Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection. Error_code: MY-002061";
const mariadb =
  "[ERROR] Slave I/O: error connecting to master 'repl@127.0.0.1:3307' - retry-time: 60  maximum-retries: 100000  message: Access denied for user 'repl'@'localhost' (using password: YES), Internal MariaDB error code: 1045";

it('reads the lines of both servers', () => {
  expect(replicasFromLog(log(mysql))).toMatchObject([{ user: 'repl', host: '127.0.0.1', port: 3307, errno: 2061 }]);
  expect(replicasFromLog(log(mariadb))).toMatchObject([
    { errno: 1045, error: "Access denied for user 'repl'@'localhost' (using password: YES)" },
  ]);
});

it('forgets a failure that a connection followed', () => {
  const connected = "Slave I/O thread: connected to master 'repl@127.0.0.1:3307',replication started in log 'FIRST'";
  expect(replicasFromLog(log(mariadb, connected))).toEqual([]);
  expect(replicasFromLog(undefined)).toEqual([]);
});

it('knows the channel', () => {
  expect(replicasFromLog(log(mysql.replace("channel ''", "channel 'west'")))).toMatchObject([{ channel: 'west' }]);
});
