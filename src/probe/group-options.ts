import type { GroupFileRole } from '../facts/group.ts';

/** How a server is told to be a member of a group. */
export interface GroupOptions {
  readonly kind: 'galera' | 'group-replication';
  readonly ssl: boolean;
  readonly mode?: string;
  /** Files by role, as named. */
  readonly files: Partial<Record<GroupFileRole, string>>;
  readonly peers: readonly { readonly host: string; readonly port: number }[];
}

type Values = Readonly<Record<string, string>>;

const on = (value: string | undefined): boolean => /^(on|yes|true|1|)$/i.test(value ?? 'off');

/**
 * The group that a server is told to join, from its variables where it runs (by variable name) and from its options (by
 * identity); undefined where it is told of none.
 */
export function groupOptions(variables: Values, inForce: Values): GroupOptions | undefined {
  const value = (name: string): string | undefined => variables[name] ?? inForce[name.replaceAll('_', '-')];
  return galera(value) ?? groupReplication(value);
}

function galera(value: (name: string) => string | undefined): GroupOptions | undefined {
  const provider = value('wsrep_provider') ?? '';
  if (!on(value('wsrep_on')) || /^(none)?$/i.test(provider)) return undefined;
  const options = providerOptions(value('wsrep_provider_options') ?? '');
  const [ca, cert, key] = ['ca', 'cert', 'key'].map((name) => options[`socket.ssl_${name}`] || undefined);
  // With key and certificate, TLS is on unless it is switched off (galerautils/src/gu_asio.cpp, ssl_check_conf).
  const ssl = options['socket.ssl'] ?? (key !== undefined && cert !== undefined ? 'yes' : 'no');
  return {
    kind: 'galera',
    ssl: on(ssl),
    files: {
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    },
    peers: addresses(/^gcomm:\/\/([^?]*)/.exec(value('wsrep_cluster_address') ?? '')?.[1] ?? '', 4567),
  };
}

/** `socket.ssl = YES; socket.ssl_key = /k; …` as an object. */
export function providerOptions(text: string): Record<string, string> {
  const pairs = text.split(';').map((part) => {
    const at = part.indexOf('=');
    return at === -1 ? undefined : ([part.slice(0, at).trim(), part.slice(at + 1).trim()] as const);
  });
  return Object.fromEntries(pairs.filter((pair) => pair !== undefined));
}

function groupReplication(value: (name: string) => string | undefined): GroupOptions | undefined {
  if ((value('group_replication_group_name') ?? '') === '') return undefined;
  const mode = (value('group_replication_ssl_mode') ?? 'DISABLED').toUpperCase();
  const own = value('group_replication_local_address');
  // The other communication stack goes over the server's own port and protocol.
  const xcom = (value('group_replication_communication_stack') ?? 'XCOM').toUpperCase() === 'XCOM';
  const seeds = addresses(value('group_replication_group_seeds') ?? '', 33061);
  const files = Object.fromEntries(
    (['ca', 'cert', 'key'] as const).flatMap((role) => {
      const named = value(`ssl_${role}`) ?? '';
      return named === '' ? [] : [[role, named]];
    }),
  );
  return {
    kind: 'group-replication',
    ssl: mode !== 'DISABLED',
    mode,
    files,
    peers: xcom ? seeds.filter(({ host, port }) => `${host}:${port}` !== own) : [],
  };
}

function addresses(list: string, defaultPort: number): { host: string; port: number }[] {
  return list
    .split(',')
    .map((entry) => /^\s*(?:\w+:\/\/)?(\[[^\]]+\]|[^:[\]\s]+)(?::(\d+))?\s*$/.exec(entry))
    .filter((match) => match !== null)
    .map(([, host = '', port]) => ({ host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? defaultPort) }));
}
