import { CLIENT, has } from './capabilities.ts';

/** Who made the server, as far as it tells. Percona's and Aurora's are MySQL with additions. */
export type Flavor =
  | 'mysql'
  | 'percona'
  | 'aurora'
  | 'mariadb'
  | 'maxscale'
  | 'tidb'
  | 'proxysql'
  | 'vitess'
  | 'oceanbase'
  | 'unknown';

/** A server's version. For what imitates MySQL (tidb, proxysql, vitess, …) the numbers are those that it imitates. */
export interface ServerVersion {
  readonly flavor: Flavor;
  readonly major: number;
  readonly minor: number;
  /** 0 where the server doesn't say (Aurora names its own release instead). */
  readonly patch: number;
  /** As sent. */
  readonly text: string;
}

/** What else is known of the server when its version is read. */
export interface VersionHints {
  /** `@@version_comment`; Percona is told by nothing else. */
  readonly comment?: string;
  /** From the greeting: a MariaDB server leaves bit 0 off, whatever its version string pretends. */
  readonly capabilities?: bigint;
}

/** Words in version or comment that tell the flavor; the first that fits. */
const words: readonly (readonly [RegExp, Flavor])[] = [
  [/maxscale/i, 'maxscale'],
  [/proxysql/i, 'proxysql'],
  [/tidb/i, 'tidb'],
  [/vitess/i, 'vitess'],
  [/oceanbase/i, 'oceanbase'],
  [/mysql_aurora|\baurora\b/i, 'aurora'],
  [/mariadb/i, 'mariadb'],
  [/percona/i, 'percona'],
];

/** MariaDB 10 and later put this before their version for old replicas (MDEV-4088). */
const REPLICATION_PREFIX = '5.5.5-';

/** Reads a version string, for example `5.5.5-10.11.18-MariaDB-0+deb12u1`; never fails: what is no version is `unknown` 0.0.0. */
export function parseServerVersion(text: string, hints: VersionHints = {}): ServerVersion {
  const prefixed = text.startsWith(REPLICATION_PREFIX) && /^\d+\.\d+/.test(text.slice(REPLICATION_PREFIX.length));
  const numbers = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,9}))?/.exec(prefixed ? text.slice(REPLICATION_PREFIX.length) : text);
  if (numbers === null)
    return { flavor: flavorByWord(text, hints.comment) ?? 'unknown', major: 0, minor: 0, patch: 0, text };
  const [major, minor, patch] = numbers.slice(1, 4).map((part) => Number(part ?? 0));
  const maria = prefixed || (hints.capabilities !== undefined && !has(hints.capabilities, CLIENT.LONG_PASSWORD));
  const flavor = flavorByWord(text, hints.comment) ?? (maria ? 'mariadb' : 'mysql');
  return { flavor, major: major ?? 0, minor: minor ?? 0, patch: patch ?? 0, text };
}

/** Below 0, 0 or above 0, as the server is older than, equal to or newer than `release` (`8.0.16`). */
export function compareVersion(server: Pick<ServerVersion, 'major' | 'minor' | 'patch'>, release: string): number {
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  return server.major - major || server.minor - minor || server.patch - patch;
}

/** Whose rules of versions a flavor follows; undefined where it only imitates. */
export function family(flavor: Flavor): 'mysql' | 'mariadb' | undefined {
  if (flavor === 'mysql' || flavor === 'percona' || flavor === 'aurora') return 'mysql';
  return flavor === 'mariadb' ? 'mariadb' : undefined;
}

function flavorByWord(text: string, comment: string = ''): Flavor | undefined {
  return words.find(([word]) => word.test(text) || word.test(comment))?.[1];
}
