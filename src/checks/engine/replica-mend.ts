import type { Facts } from '../../facts/facts.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import { atLeast, flavorOf, shellWord, versionOf } from './server-mend.ts';

/** What a channel is to be told: options without their prefix, as SQL values. */
export type ChannelOptions = Readonly<
  Partial<Record<'SSL' | 'SSL_CA' | 'SSL_CERT' | 'SSL_KEY' | 'SSL_VERIFY_SERVER_CERT' | 'HOST', string>>
>;

/** An SQL text value. */
export const sqlText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The command that changes the channel and starts it, and the one that shows how it stands, in the server's own words. */
export function changeLines(facts: Facts, replica: ReplicaFact, options: ChannelOptions): string[] {
  const mariadb = flavorOf(facts) === 'mariadb';
  const version = versionOf(facts);
  const modern = !mariadb && (version === undefined || atLeast(version, [8, 0, 23]));
  const prefix = modern ? 'SOURCE_' : 'MASTER_';
  // Nothing is known that would be better: it tries again as it is.
  if (Object.keys(options).length === 0) return restartReplica(facts, replica);
  if (replica.channel === recovery) return recoveryLines(facts, options);
  const list = Object.entries(options)
    .map(([name, value]) => `${prefix}${name}=${value}`)
    .join(', ');
  const own = mariadb && replica.channel !== '' ? ` ${sqlText(replica.channel)}` : '';
  const end = !mariadb && replica.channel !== '' ? ` FOR CHANNEL ${sqlText(replica.channel)}` : '';
  const noun = modern ? 'REPLICA' : 'SLAVE';
  const change = modern ? 'CHANGE REPLICATION SOURCE TO' : `CHANGE MASTER${own} TO`;
  const sql = `STOP ${noun}${own}${end}; ${change} ${list}${end}; START ${noun}${own}${end};`;
  return [runLine(facts, sql), runLine(facts, `SHOW ${noun}${own} STATUS${end}`, true)];
}

/** The channel by which a new member of a replication group gets what it missed. */
const recovery = 'group_replication_recovery';

/** That channel is told by variables, and run by the group alone: START REPLICA and TLS options of CHANGE are refused for it. */
function recoveryLines(facts: Facts, options: ChannelOptions): string[] {
  const set = Object.entries(options).flatMap(([name, value]) => {
    const variable = name === 'SSL' ? 'use_ssl' : name === 'HOST' ? undefined : name.toLowerCase();
    const word = /^[01]$/.test(value) ? (value === '1' ? 'ON' : 'OFF') : value;
    return variable === undefined ? [] : [`SET PERSIST group_replication_recovery_${variable}=${word};`];
  });
  const offline = /^(on|1)$/i.test(facts.admin?.variables?.offline_mode ?? '') ? [' SET GLOBAL offline_mode=OFF;'] : [];
  return [
    runLine(facts, `STOP GROUP_REPLICATION; ${set.join(' ')}${offline.join('')} START GROUP_REPLICATION;`),
    runLine(facts, 'SELECT member_host, member_port, member_state FROM performance_schema.replication_group_members'),
  ];
}

/** One statement through the server's own client; `vertical` is -E, since the client of MySQL 9.7 refuses \G after -e. */
export function runLine(facts: Facts, sql: string, vertical = false): string {
  const socket = facts.server?.inForce?.socket ?? facts.admin?.variables?.socket;
  const program = flavorOf(facts) === 'mariadb' ? 'mariadb' : 'mysql';
  return `${program}${socket === undefined || socket === '' ? '' : ` -S ${shellWord(socket)}`} ${vertical ? '-E ' : ''}-e ${quoted(sql)}`;
}

/** For a shell that people paste into: an interactive one takes `!` between double quotes for its history. */
function quoted(sql: string): string {
  return sql.includes('!') ? shellWord(sql) : `"${sql.replaceAll(/[\\"$`]/g, '\\$&')}"`;
}

/** The lines that make the channel try again and show how it went. */
export function restartReplica(facts: Facts, replica: ReplicaFact): string[] {
  if (replica.channel === recovery) return recoveryLines(facts, {});
  const version = versionOf(facts);
  const mariadb = flavorOf(facts) === 'mariadb';
  const noun = mariadb || (version !== undefined && !atLeast(version, [8, 0, 22])) ? 'SLAVE' : 'REPLICA';
  const own = mariadb && replica.channel !== '' ? ` ${sqlText(replica.channel)}` : '';
  const end = !mariadb && replica.channel !== '' ? ` FOR CHANNEL ${sqlText(replica.channel)}` : '';
  return [
    runLine(facts, `STOP ${noun}${own}${end}; START ${noun}${own}${end};`),
    runLine(facts, `SHOW ${noun}${own} STATUS${end}`, true),
  ];
}

/** The doctor, asked about the source as the replica sees it. */
export function sourceLine({ host, port, user }: ReplicaFact, why: string): string {
  return `tlsql doctor -h ${shellWord(host)} -P ${port} -u ${shellWord(user)} --ssl-mode=REQUIRED   # ${why}`;
}
