import type { Facts } from '../../facts/facts.ts';
import type { Found, Json } from './check.ts';
import { byHand, type Mend, restartAndProve } from './mend.ts';
import type { OptionPlace } from './option-view.ts';
import { optionSides, placeText } from './option-view.ts';
import { flavorOf, isRunning, shellWord } from './server-mend.ts';
import type { State } from './state.ts';
import { lineMend } from './unknown-option.ts';

/** The last line of the server's option files that gives an option; undefined where the command line or nobody does. */
export function serverPlace(facts: Facts, identity: string): OptionPlace | undefined {
  const [server] = optionSides(facts).filter(({ side }) => side === 'server');
  return server?.places.filter((place) => place.read && place.identity === identity).at(-1);
}

/** The value of a server's option in force; undefined where it is not given. */
export function serverValue(facts: Facts, identity: string): string | undefined {
  return facts.server?.inForce?.[identity];
}

/** The file of SET PERSIST where it gives the value in force: it counts more than files and command line. */
export function persistedIn(facts: Facts, identity: string): string | undefined {
  const { persisted, dataFolder } = facts.server ?? {};
  const value = persisted?.[identity];
  if (value === undefined || value !== serverValue(facts, identity)) return undefined;
  return `${dataFolder?.path ?? '/var/lib/mysql'}/mysqld-auto.cnf`;
}

/** What takes a persisted value back: a statement where the server runs; else the file is put aside. */
export function forgetPersisted(facts: Facts, identity: string, path: string): Mend {
  return isRunning(facts) ? { kind: 'sql', sql: `RESET PERSIST ${identity.replaceAll('-', '_')}` } : movedAway(path);
}

/** mysqld-auto.cnf goes as a whole: nothing else can be taken from it while no server runs. */
export function movedAway(path: string): Mend {
  return byHand(`mv ${shellWord(path)} ${shellWord(`${path}.bad`)}   # all that was persisted goes`);
}

/** A finding about the value of a server's option: where it stands, what it is, what it should be. */
export function foundServerValue(
  facts: Facts,
  identity: string,
  parts: {
    readonly says: string;
    readonly instead?: string | undefined;
    readonly leadsTo?: readonly State[];
    readonly evidence?: Readonly<Record<string, Json>>;
  },
): Found {
  const place = serverPlace(facts, identity);
  const value = serverValue(facts, identity) ?? '';
  const persisted = persistedIn(facts, identity);
  const where =
    persisted !== undefined
      ? `SET PERSIST, ${persisted}`
      : place === undefined
        ? 'on the command line'
        : placeText(place);
  const mends: readonly Mend[] =
    persisted !== undefined
      ? [forgetPersisted(facts, identity, persisted)]
      : place === undefined
        ? [byHand('# take it off the command line of the server')]
        : [lineMend(place, parts.instead)];
  return {
    what: `${identity.replaceAll('-', '_')}=${value} (${where}): ${parts.says}`,
    evidence: { option: identity, value, where, ...parts.evidence },
    mends: [...mends, ...restartAndProve],
    ...(parts.leadsTo === undefined ? {} : { leadsTo: parts.leadsTo }),
  };
}

/** The versions in a `tls_version`, and those entries that no server ever knew. */
export function tlsVersionList(value: string): {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
} {
  const entries = value.split(',');
  const isKnown = (entry: string): boolean => /^TLSv1(\.[0-3])?$/i.test(entry);
  return { known: entries.filter(isKnown), unknown: entries.filter((entry) => !isKnown(entry)) };
}

/** The options with which a server is told its TLS versions. */
export const versionOptions: readonly string[] = ['tls-version', 'admin-tls-version'];

/** Whether an option was given that is a switch and is off. */
export function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(0|off|false|no)$/i.test(value);
}

/** Whether it is a server of MySQL that is built with yaSSL, by its version: 5.6 and older. */
export function isYassl(facts: Facts): boolean {
  const version =
    facts.admin?.version ?? facts.wire?.attempts[0]?.greeting?.version ?? facts.server?.program?.version ?? '';
  return flavorOf(facts) === 'mysql' && /^5\.[0-6]\./.test(version);
}
