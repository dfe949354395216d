import type { AdminFacts } from '../facts/admin.ts';
import type { Asking } from './admin.ts';

type Row = readonly (string | null)[];

const counters = [
  'ip',
  'host',
  'host_validated',
  'sum_connect_errors',
  'count_host_blocked_errors',
  'count_nameinfo_transient_errors',
  'count_handshake_errors',
  'count_authentication_errors',
  'count_ssl_errors',
];

/** What the server knows of the hosts that connect to it: counted errors, and connections that stand before the login. */
export async function probeAdminNetwork(session: Asking): Promise<Partial<AdminFacts>> {
  const ask = async (sql: string): Promise<readonly Row[] | undefined> => {
    try {
      return await session.query(sql);
    } catch {
      return undefined;
    }
  };
  const hosts = await ask(
    `SELECT ${counters.join(', ')} FROM performance_schema.host_cache WHERE sum_connect_errors > 0 OR count_handshake_errors > 0 OR count_nameinfo_transient_errors > 0 LIMIT 200`,
  );
  const waiting = await ask(
    "SELECT id, host, time FROM information_schema.processlist WHERE user = 'unauthenticated user' LIMIT 200",
  );
  const [member] =
    (await ask(
      'SELECT member_state FROM performance_schema.replication_group_members WHERE member_id = @@server_uuid',
    )) ?? [];
  return {
    ...(typeof member?.[0] === 'string' ? { groupState: member[0] } : {}),
    connectionId: session.facts.connectionId,
    ...(hosts === undefined
      ? {}
      : { hostCache: hosts.map((row) => Object.fromEntries(counters.map((name, at) => [name, row[at] ?? '']))) }),
    ...(waiting === undefined
      ? {}
      : {
          unauthenticated: waiting.map(([id, host, time]) => ({
            id: Number(id),
            host: host ?? '',
            seconds: Number(time),
          })),
        }),
  };
}
