import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-pool-hides-tls-error',
  family: 'clients-drivers',
  title: 'The pool reports a timeout; the TLS error inside never surfaces',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['misread-output'],
  versions: 'as the symptoms show.',
  symptoms: [
    {
      where: 'driver mariadb npm 3.5.4 createPool: wrong CA, server without TLS, and missing client certificate alike',
      text: '(conn:-1, no: 45028, SQLState: HY000) pool failed to retrieve a connection from pool\n    (pool connections: active=0 idle=0 limit=1) (code ER_GET_CONNECTION_TIMEOUT)',
    },
    {
      where: 'driver Knex',
      text: 'Acquire connection error: Error: self-signed certificate in certificate chain (stderr) and the same error',
    },
    { where: 'driver aiomysql', text: "(2003, \"Can't connect to MySQL server on '127.0.0.1'\")" },
    { where: 'driver HikariCP', text: 'HikariPool-1 - Connection is not available, request timed out after 30000ms.' },
    { where: 'driver Prisma', text: "P1001: Can't reach database server at `…`:`3306`" },
    { where: 'driver go-sql-driver', text: 'invalid connection — cause only in the logger' },
  ],
  why: "The pool retries in the background until acquireTimeout and raises its own error; Prisma and aiomysql fold TLS errors into 'cannot reach'.",
  proof:
    'Make one connection outside the pool with the same options: its error is the cause. TCP connect succeeds and a greeting arrives: so it is not the network.',
  fix: [
    "node -e \"require('mariadb').createConnection({host,user,password,ssl:{ca:fs.readFileSync('/etc/app/ca.pem')}}).catch(console.error)\"",
    "Java: look for 'Caused by: javax.net.ssl.' in the pool's log; Hikari: initializationFailTimeout=1",
    'Python: print(e.__cause__)',
    'check: pool serves a query',
  ],
  lookAlikes: ['network-firewall-drops', 'server-out-of-connections'],
};
