import type { AdminFacts } from '../facts/admin.ts';
import { can } from '../mysql/abilities.ts';
import { parseServerVersion, type ServerVersion } from '../mysql/server-version.ts';
import { parseAccountName } from '../plan/account-name.ts';
import type { ClientSession, Situation } from '../plan/situation.ts';
import { type Asking, probeAdmin } from '../probe/admin.ts';

type Row = readonly (string | null)[];

/** What was seen of the server through the administrator's session. */
export type ServerSituation = Omit<Situation, 'host'>;

/** Looks at a server through an administrator's session. What this account or version can't tell is left out. */
export async function lookAtServer(session: Asking, at: string, by: 'tcp' | 'socket'): Promise<ServerSituation> {
  const ask = async (sql: string): Promise<readonly Row[] | undefined> => {
    try {
      return await session.query(sql);
    } catch {
      return undefined;
    }
  };
  const admin = await probeAdmin(session, undefined);
  const variables = admin.variables ?? {};
  const server = versionOf(session, variables);
  const account = parseAccountName((await ask('SELECT CURRENT_USER()'))?.[0]?.[0] ?? 'unknown@unknown');
  const persisted = await ask('SELECT variable_name, variable_value FROM performance_schema.persisted_variables');
  const origins = await ask(
    "SELECT variable_name, global_value_origin, global_value_path FROM information_schema.system_variables WHERE variable_name LIKE 'SSL%' OR variable_name LIKE 'TLS%' OR variable_name = 'REQUIRE_SECURE_TRANSPORT'",
  );
  const tls = tlsState(server, admin);
  return {
    at,
    server,
    variables,
    sources: { ...sourcesOf(origins), ...admin.variableSources },
    persisted: Object.fromEntries((persisted ?? []).map(([name, value]) => [name ?? '', value ?? ''])),
    tls,
    accounts: admin.accounts,
    sessions: await clientSessions(ask, tls.on),
    admin: { account, by, tls: session.facts.tls !== undefined },
    grants: grantsOf(await ask('SHOW GRANTS')),
    replication: await replicationOf(ask, admin.status ?? {}),
    besides: besidesOf(variables),
  };
}

function versionOf(session: Asking, variables: Readonly<Record<string, string>>): ServerVersion {
  const comment = variables.version_comment;
  return parseServerVersion(session.facts.server.version, comment === undefined ? {} : { comment });
}

function sourcesOf(rows: readonly Row[] | undefined): Record<string, { source: string; path?: string }> {
  return Object.fromEntries(
    (rows ?? []).map(([name, source, path]) => [
      (name ?? '').toLowerCase(),
      { source: source ?? '', ...(path === null || path === undefined ? {} : { path }) },
    ]),
  );
}

/** Whether TLS is on, and why not where a variable says it. */
export function tlsState(server: ServerVersion, admin: AdminFacts): Situation['tls'] {
  const variables = admin.variables ?? {};
  const main = admin.channels?.find(({ channel }) => channel === 'mysql_main')?.properties.Enabled;
  if (main !== undefined) return main === 'Yes' ? { on: true } : { on: false, why: reason(variables) };
  // A yaSSL server says YES as soon as a cipher list is set, with no certificate at all.
  const bare = can(server, 'own-certificate') === false && (variables.ssl_cert ?? '') === '';
  const on = variables.have_ssl === 'YES' && !bare;
  return on ? { on } : { on, why: reason(variables) };
}

function reason(variables: Readonly<Record<string, string>>): string {
  if ((variables.ssl_cert ?? '') === '') return 'no certificate is configured';
  if (variables.tls_version === '') return 'tls_version is empty';
  return 'the configured files could not be used: the error log of the last start says why';
}

/** Client connections but ours. */
async function clientSessions(
  ask: (sql: string) => Promise<readonly Row[] | undefined>,
  tlsOn: boolean,
): Promise<ClientSession[]> {
  const own = "processlist_id <> CONNECTION_ID() AND processlist_user NOT IN ('event_scheduler', 'system user')";
  const threads = await ask(
    `SELECT processlist_user, processlist_host, connection_type, processlist_command FROM performance_schema.threads WHERE type = 'FOREGROUND' AND processlist_id IS NOT NULL AND connection_type IS NOT NULL AND ${own} LIMIT 20000`,
  );
  if (threads !== undefined && threads.length > 0) return threads.map(threadSession);
  const list = await ask(
    "SELECT user, host, command FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user NOT IN ('event_scheduler', 'system user', 'unauthenticated user') LIMIT 20000",
  );
  return (list ?? []).map(([user, host, command]) => ({
    user: user ?? '',
    host: (host ?? '').replace(/:\d+$/, ''),
    by: /:\d+$/.test(host ?? '') ? 'tcp' : 'socket',
    command: command ?? '',
    ...(tlsOn ? {} : { tls: false }),
  }));
}

function threadSession([user, host, type, command]: Row): ClientSession {
  return {
    user: user ?? '',
    host: host ?? '',
    by: type === 'Socket' ? 'socket' : type === 'TCP/IP' || type === 'SSL/TLS' ? 'tcp' : 'unknown',
    command: command ?? '',
    tls: type === 'SSL/TLS',
  };
}

/** Global privileges; `*` for all, none where roles make it unsure. */
export function grantsOf(rows: readonly Row[] | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [line] of rows ?? []) {
    const [, list] = /^GRANT (.+) ON \*\.\* TO /i.exec(line ?? '') ?? [];
    if (list === undefined && /^GRANT [`'].*[`'] TO /i.test(line ?? '')) return new Set();
    for (const name of (list ?? '').split(','))
      names.add(/^ALL PRIVILEGES$/i.test(name.trim()) ? '*' : name.trim().toUpperCase());
  }
  names.delete('');
  return names;
}

async function replicationOf(
  ask: (sql: string) => Promise<readonly Row[] | undefined>,
  status: Readonly<Record<string, string>>,
): Promise<Situation['replication']> {
  const rows = (await ask('SELECT ssl_allowed FROM performance_schema.replication_connection_configuration')) ?? [];
  return {
    channels: rows.length,
    withoutTls: rows.filter(([allowed]) => allowed === 'NO').length,
    galera: Number(status.wsrep_cluster_size ?? '0') > 0,
  };
}

function besidesOf(variables: Readonly<Record<string, string>>): string[] {
  const { mysqlx_port: x, mysqlx_ssl_cert: xCert, admin_address: admin, admin_ssl_cert: adminCert } = variables;
  return [
    ...(x === undefined || (xCert ?? '') === ''
      ? []
      : [`the X protocol on port ${x} has TLS files of its own (mysqlx_ssl_cert), which are not changed`]),
    ...((admin ?? '') === ''
      ? []
      : [
          (adminCert ?? '') === ''
            ? `the administrative interface on ${admin} uses the same TLS files`
            : `the administrative interface on ${admin} has TLS files of its own (admin_ssl_cert), which are not changed`,
        ]),
  ];
}
