import { driverWords } from './driver-words.ts';

/** The programs of MySQL and MariaDB, with or without a version: `mysql-8.4`, `mariadb-11`, `mysqldump`, `mariadb-dump-10.11`. */
const program = /^(mysql|mariadb)(-?(dump|admin|import|check|show|slap|binlog|sh))?(-?\d+(\.\d+)*)?$/;

/** Whether the doctor knows something of a client by this name; the connection is looked at in any case. */
export function isKnownClient(name: string): boolean {
  return program.test(name.trim().toLowerCase()) || driverWords(name, 'trust').length > 0;
}

/** What to choose from, each by its shortest name. */
export const clientExamples =
  'mysql-9, mysql-8, mysql-5.7, mariadb-11, mariadb-10, connector-j, mariadb-connector-j, mysql2, mysqljs, mariadb-npm, pymysql, mysql-connector-python, mysqlclient, go, php, mysqli, mysqlconnector, connector-net, ruby-mysql2, dbd-mysql, odbc-mariadb, prisma, sqlx';

/** What is said of a name that nobody knows. */
export function unknownClient(name: string | undefined): string | undefined {
  if (name === undefined || isKnownClient(name)) return undefined;
  return `warning: ${JSON.stringify(name)} is no client that tlsql knows, so nothing is explained for it; known are ${clientExamples}`;
}
