import type { Facts } from '../../facts/facts.ts';

/** A word for the shell: quoted when it has to be. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Which product the server is, by whatever tells; MySQL where nothing does. */
export function flavorOf(facts: Facts): 'mysql' | 'mariadb' {
  return knownFlavor(facts) ?? (facts.server?.program?.flavor === 'mariadb' ? 'mariadb' : 'mysql');
}

/** The same, undefined where nothing was seen that tells: an option file alone is the same for both. */
export function knownFlavor(facts: Facts): 'mysql' | 'mariadb' | undefined {
  const { program, process, options } = facts.server ?? {};
  const said =
    facts.admin?.flavor ??
    facts.wire?.attempts.find(({ greeting }) => greeting !== undefined)?.greeting?.flavor ??
    (program?.version !== undefined || process !== undefined ? program?.flavor : undefined);
  if (said !== undefined) return said === 'mariadb' ? 'mariadb' : 'mysql';
  const log = facts.log?.sinceStart.map(({ text }) => text).join('\n') ?? '';
  if (/mariadb/i.test(log)) return 'mariadb';
  if (/\[MY-\d{6}\]|\bmysqld\b/.test(log)) return 'mysql';
  const groups = options?.files.flatMap(
    ({ parsed }) => parsed?.lines.flatMap((line) => (line.kind === 'group' ? [line.name] : [])) ?? [],
  );
  return groups?.some((name) => /^(mariadbd?|mariadb-.*|mariadbd-.*|client-mariadb|galera)$/i.test(name))
    ? 'mariadb'
    : undefined;
}

/** The server's version as numbers; undefined when nothing told it. */
export function versionOf(facts: Facts): readonly [number, number, number] | undefined {
  const text =
    facts.admin?.version ??
    facts.wire?.attempts.find(({ greeting }) => greeting)?.greeting?.version ??
    facts.server?.program?.version;
  // MariaDB's greeting may begin with 5.5.5- for the sake of old replicas.
  const match = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(text ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Whether version `a` is at least `b`. */
export function atLeast(a: readonly number[], b: readonly number[]): boolean {
  for (const [index, part] of b.entries()) {
    const own = a[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

/** The name of the service. */
export function unitOf(facts: Facts): string {
  return facts.server?.unit?.name ?? (flavorOf(facts) === 'mariadb' ? 'mariadb' : 'mysql');
}

/** The user that the server runs as. */
export function serverUser(facts: Facts): string {
  return facts.server?.user?.name ?? 'mysql';
}

/** How the server takes new TLS files: by a statement, or at its next start. */
export type ReloadWay = { readonly statement: string } | 'restart' | 'start';

/** The way of the server at hand: the statement where it can do so while it runs. */
export function reloadWay(facts: Facts): ReloadWay {
  const version = versionOf(facts);
  const seen = facts.wire?.attempts.some(({ greeting }) => greeting?.offersTls === true) ?? false;
  const offersTls = seen || facts.admin?.variables?.have_ssl === 'YES';
  if (!isRunning(facts)) return 'start';
  if (flavorOf(facts) === 'mariadb') {
    const can = offersTls && (version === undefined || atLeast(version, [10, 4, 0]));
    return can ? { statement: 'FLUSH SSL' } : 'restart';
  }
  const can = version === undefined || atLeast(version, [8, 0, 16]);
  return can ? { statement: 'ALTER INSTANCE RELOAD TLS' } : 'restart';
}

/** Whether anything was seen of a running server. */
export function isRunning(facts: Facts): boolean {
  const greeted = facts.wire?.attempts.some(({ greeting }) => greeting !== undefined) ?? false;
  return facts.server?.process !== undefined || facts.admin !== undefined || greeted;
}

/** The lines that make the server read its TLS files anew; a restart where it cannot do so while it runs. */
export function reloadLines(facts: Facts): string[] {
  const way = reloadWay(facts);
  if (way === 'start') return [`systemctl start ${unitOf(facts)}`];
  if (way === 'restart') return [restartLine(facts)];
  const socket = facts.server?.inForce?.socket;
  const mariadb = flavorOf(facts) === 'mariadb';
  // MariaDB's client judges, through the socket as well, the very certificate that is to be replaced.
  const via = socket === undefined ? '' : ` -S ${shellWord(socket)}${mariadb ? ' --skip-ssl' : ''}`;
  return [`${mariadb ? 'mariadb' : 'mysql'}${via} -e "${way.statement}"`];
}

export function restartLine(facts: Facts): string {
  return `systemctl restart ${unitOf(facts)}`;
}

/** The line that proves that it is mended: the doctor, asked as this time; else a connection to the address that the user gave. */
export function proofLine(facts: Facts): string {
  return facts.again ?? connectLine(facts);
}

/** A connection to the address that the user gave, with the TLS flags that are said. */
export function connectLine(facts: Facts, flags: readonly string[] = ['--ssl-mode=REQUIRED']): string {
  const { host, port, socket, user } = facts.client?.intent ?? {};
  const words = [
    ...(host === undefined ? [] : ['-h', host]),
    ...(port === undefined ? [] : ['-P', String(port)]),
    ...(socket === undefined ? [] : ['-S', socket]),
    ...(user === undefined ? [] : ['-u', user]),
    ...flags,
  ];
  return `tlsql connect ${words.map(shellWord).join(' ')} -e "SHOW STATUS LIKE 'Ssl_cipher'"`;
}
