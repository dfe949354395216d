import type { ReplicaFact, ReplicaFileRole } from '../facts/replication.ts';

/** One row by the names of its columns. */
type Row = Readonly<Record<string, string>>;

/** Runs a statement; throws where it is unknown or not allowed. */
export type AskNamed = (sql: string) => Promise<readonly Row[]>;

/** In the order in which they are tried: all channels of MariaDB, MySQL 8.0.22 and later, older servers. */
const statements = ['SHOW ALL SLAVES STATUS', 'SHOW REPLICA STATUS', 'SHOW SLAVE STATUS'];

const fileColumns: readonly (readonly [ReplicaFileRole, string])[] = [
  ['ca', 'SSL_CA_File'],
  ['capath', 'SSL_CA_Path'],
  ['cert', 'SSL_Cert'],
  ['key', 'SSL_Key'],
  ['crl', 'SSL_Crl'],
  ['crlpath', 'SSL_Crlpath'],
];

/** The channels by which this server is a replica: an empty list for a server that is none, undefined when it does not tell. */
export async function probeReplicas(ask: AskNamed, mariadb: boolean): Promise<readonly ReplicaFact[] | undefined> {
  for (const sql of mariadb ? statements : statements.slice(1)) {
    try {
      return (await ask(sql)).map(replicaFact).filter(({ host }) => host !== '');
    } catch {
      // The other spelling may be known.
    }
  }
  return undefined;
}

/** The channel by which a member of a replication group gets what it missed: only shown when it is asked for by name. */
export async function probeRecovery(ask: AskNamed): Promise<readonly ReplicaFact[]> {
  for (const noun of ['REPLICA', 'SLAVE']) {
    try {
      const rows = await ask(`SHOW ${noun} STATUS FOR CHANNEL 'group_replication_recovery'`);
      return rows.map(replicaFact).filter(({ host }) => host !== '');
    } catch {
      // Another spelling, or a server without the channel.
    }
  }
  return [];
}

/** A row of SHOW REPLICA STATUS or SHOW SLAVE STATUS: the same columns by two families of names. */
export function replicaFact(row: Row): ReplicaFact {
  const own = new Map(
    Object.entries(row).map(([name, value]) => [
      name.replace(/^(Source|Master|Replica|Slave)_/i, '').toLowerCase(),
      value,
    ]),
  );
  const get = (name: string): string => own.get(name.toLowerCase()) ?? '';
  const files = fileColumns.flatMap(([role, column]) => (get(column) === '' ? [] : [[role, get(column)] as const]));
  const io = get('IO_Running');
  const errno = Number(get('Last_IO_Errno'));
  return {
    channel: get('Channel_Name') || get('Connection_name'),
    host: get('Host'),
    port: Number(get('Port')) || 3306,
    user: get('User'),
    files: Object.fromEntries(files),
    ...yesNo('ssl', get('SSL_Allowed')),
    ...yesNo('verifies', get('SSL_Verify_Server_Cert')),
    ...yesNo('applies', get('SQL_Running')),
    ...(io === 'Yes' || io === 'No' ? { io } : io === '' ? {} : { io: 'Connecting' as const }),
    ...(errno > 0 ? { errno, error: get('Last_IO_Error') } : {}),
  };
}

/** `Ignored`: the server was built without TLS. */
function yesNo<Key extends 'ssl' | 'verifies' | 'applies'>(key: Key, value: string): { [K in Key]?: boolean } {
  return (value === '' ? {} : { [key]: value === 'Yes' }) as { [K in Key]?: boolean };
}
