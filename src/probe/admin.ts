import type { AdminFacts, ChannelFact } from '../facts/admin.ts';
import type { Session } from '../session/open-session.ts';
import { accountsInForce } from './account-in-force.ts';
import { accountsOf, relatedAccounts } from './accounts.ts';
import { reloadsOf } from './reloads.ts';

/** A logged-in connection, as far as it is needed here; tests pass their own. */
export type Asking = Pick<Session, 'query' | 'facts'>;

/** What an administrative login shows. A statement that the account may not run, or the server does not have, leaves its part out. */
export async function probeAdmin(session: Asking, user: string | undefined, password?: string): Promise<AdminFacts> {
  const ask = async (sql: string): Promise<readonly (readonly (string | null)[])[] | undefined> => {
    try {
      return await session.query(sql);
    } catch {
      return undefined;
    }
  };
  const pairs = (rows: readonly (readonly (string | null)[])[] | undefined): Record<string, string> | undefined =>
    rows === undefined
      ? undefined
      : Object.fromEntries(rows.map(([name, value]) => [(name ?? '').toLowerCase(), value ?? '']));
  const mariadb = /mariadb/i.test(session.facts.server.flavor);
  const variables = pairs(await ask('SHOW GLOBAL VARIABLES'));
  const status = pairs(await ask('SHOW GLOBAL STATUS'));
  const rows = await accountsOf(session, { user, mariadb, ...(password === undefined ? {} : { password }) });
  const accounts = rows === undefined ? undefined : await accountsInForce(session, rows);
  const related = user === undefined ? undefined : await relatedAccounts(session, user, mariadb);
  const channels = channelFacts(
    await ask('SELECT channel, property, value FROM performance_schema.tls_channel_status'),
  );
  const plugins = (
    await ask(
      "SELECT plugin_name FROM information_schema.plugins WHERE plugin_type='AUTHENTICATION' AND plugin_status='ACTIVE'",
    )
  )?.map(([name]) => name ?? '');
  const sources = await ask(
    "SELECT variable_name, variable_source, variable_path FROM performance_schema.variables_info WHERE variable_name LIKE '%ssl%' OR variable_name LIKE 'tls%' OR variable_name = 'require_secure_transport'",
  );
  const persisted = pairs(
    await ask(
      "SELECT variable_name, variable_value FROM performance_schema.persisted_variables WHERE variable_name LIKE '%ssl%' OR variable_name LIKE 'tls%' OR variable_name = 'require_secure_transport'",
    ),
  );
  const reloads = mariadb ? undefined : await reloadsOf(ask);
  return {
    version: session.facts.server.version,
    flavor: mariadb ? 'mariadb' : 'mysql',
    ...(variables === undefined ? {} : { variables }),
    ...(status === undefined ? {} : { status }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(related === undefined || related.length === 0 ? {} : { related }),
    ...(channels === undefined || channels.length === 0 ? {} : { channels }),
    ...(persisted === undefined || Object.keys(persisted).length === 0 ? {} : { persisted }),
    ...(reloads === undefined ? {} : { reloads }),
    ...(plugins === undefined ? {} : { authPlugins: plugins }),
    ...(sources === undefined
      ? {}
      : {
          variableSources: Object.fromEntries(
            sources.map(([name, source, path]) => [name ?? '', { source: source ?? '', path: path ?? '' }]),
          ),
        }),
  };
}

function channelFacts(rows: readonly (readonly (string | null)[])[] | undefined): ChannelFact[] | undefined {
  if (rows === undefined) return undefined;
  const byName = new Map<string, Record<string, string>>();
  for (const [channel, property, value] of rows) {
    const own = byName.get(channel ?? '') ?? {};
    own[property ?? ''] = value ?? '';
    byName.set(channel ?? '', own);
  }
  return [...byName].map(([channel, properties]) => ({ channel, properties }));
}
