import type { Facts } from '../../facts/facts.ts';
import type { Found } from './check.ts';
import { isTlsOption, knowsOption, nearestOption, type OptionProgram } from './known-options.ts';
import { type Mend, prove, restartAndProve } from './mend.ts';
import { type OptionPlace, type OptionSide, optionSides, optionText, placeText } from './option-view.ts';
import { isRunning, versionOf } from './server-mend.ts';
import type { State } from './state.ts';

/** Why a program does not take a line of its option file. A check is about one of them. */
export type UnknownKind =
  | 'dashes'
  | 'separator'
  | 'uppercase'
  | 'loose'
  | 'plugin'
  | 'removed'
  /** An option of the same product's other side, or of a client of the other product. */
  | 'client-option'
  | 'server-option'
  | 'mysql-word'
  | 'mariadb-word'
  | 'typo';

export interface UnknownOption {
  readonly kind: UnknownKind;
  readonly place: OptionPlace;
  readonly side: OptionSide;
  /** The line as it should be; undefined where it has to go. */
  readonly instead: string | undefined;
}

/** So many lines are looked at: no program has as many options, and a file that includes itself has any number. */
const mostLines = 500;

/** Lines about TLS, in groups that the program reads, that it does not know. */
export function unknownOptions(facts: Facts): UnknownOption[] {
  return optionSides(facts).flatMap((side) =>
    side.places
      .filter(({ read }) => read)
      .slice(0, mostLines)
      .flatMap((place) => classify(place, side, facts) ?? []),
  );
}

const seemsTls =
  /^(--)?(loose[-_])?((skip|disable|enable)[-_])?(ssl|tls|require[-_]?secure|admin[-_](ssl|tls)|mysqlx[-_]ssl|group[-_]replication[-_](ssl|recovery[-_](ssl|tls)))/i;

function classify(place: OptionPlace, side: OptionSide, facts: Facts): UnknownOption | undefined {
  const { key, value, identity } = place;
  // Without its name nothing is held against a client: what one product does not know the other may.
  const products = side.product === undefined ? (['mysql', 'mariadb'] as const) : [side.product];
  const programs = products.map((product): OptionProgram => ({ product, side: side.side }));
  const known = (name: string): boolean => programs.some((program) => knowsOption(program, name));
  const unknown = (kind: UnknownKind, instead: string | undefined): UnknownOption => ({ kind, place, side, instead });
  const given = value === null ? '' : `=${value}`;
  if (key.startsWith('--')) return seemsTls.test(key) ? unknown('dashes', `${key.slice(2)}${given}`) : undefined;
  const [, name, rest] = /^([\w-]+)\s*[:\s]\s*(\S.*)$/.exec(key) ?? [];
  if (name !== undefined && seemsTls.test(name)) return unknown('separator', `${name}=${rest}${given}`);
  if (known(identity)) return undefined;
  if (!side.options.groups.length || (!seemsTls.test(key) && nearest(programs, identity) === undefined))
    return undefined;
  if (/^group-replication-/.test(identity))
    return key.startsWith('loose') || mayHavePlugin(facts, side, identity)
      ? undefined
      : unknown('plugin', `loose-${key}${given}`);
  const lower = identity.toLowerCase();
  if (side.product === 'mysql' && lower !== identity && known(lower))
    return unknown('uppercase', `${key.toLowerCase()}${given}`);
  if (/^loose[-_]/.test(key)) {
    // What another program knows is no slip.
    const meant = isTlsOption(identity) ? undefined : nearest(programs, identity);
    return unknown('loose', meant === undefined ? undefined : `${meant}${given}`);
  }
  if (side.side === 'server') return onServer(unknown, programs, identity, given, facts);
  return inClient(unknown, programs, place, side);
}

/** Whether the plugin of the option is loaded, or may be: INSTALL PLUGIN keeps it in a table that is read at the start. */
function mayHavePlugin(facts: Facts, { places }: OptionSide, identity: string): boolean {
  const variables = facts.admin?.variables;
  if (variables !== undefined) return variables[identity.replaceAll('-', '_')] !== undefined;
  const words = facts.server?.process?.arguments ?? [];
  const loaded = [
    ...places
      .filter(({ identity: name }) => /^(early-)?plugin-load(-add)?$/.test(name))
      .map(({ value }) => value ?? ''),
    ...words.filter((word) => /^--(early-)?plugin[-_]load/.test(word)),
  ];
  return loaded.some((text) => text.includes('group_replication')) || isRunning(facts);
}

const nearest = (programs: readonly OptionProgram[], identity: string): string | undefined =>
  programs.map((program) => nearestOption(program, identity)).find((name) => name !== undefined);

type Make = (kind: UnknownKind, instead: string | undefined) => UnknownOption;

function onServer(
  unknown: Make,
  programs: readonly OptionProgram[],
  identity: string,
  given: string,
  facts: Facts,
): UnknownOption | undefined {
  const [program] = programs;
  if (program?.product === 'mysql' && programs.length === 1 && identity === 'ssl') {
    const version = versionOf(facts);
    return version !== undefined && (version[0] < 8 || (version[0] === 8 && version[1] < 4))
      ? undefined
      : unknown('removed', undefined);
  }
  const ofClients = (['mysql', 'mariadb'] as const).some((product) =>
    knowsExactly({ product, side: 'client' }, identity),
  );
  const ofServers = (['mysql', 'mariadb'] as const).some((product) =>
    knowsExactly({ product, side: 'server' }, identity),
  );
  if (ofClients && !ofServers) return unknown('client-option', undefined);
  const meant = nearest(programs, identity);
  return unknown('typo', meant === undefined ? undefined : `${meant}${given}`);
}

function knowsExactly(program: OptionProgram, identity: string): boolean {
  return knowsOption({ ...program }, identity) && isTlsOption(identity);
}

const inMysql: Readonly<Record<string, string>> = {
  'ssl-verify-server-cert': 'ssl-mode=VERIFY_IDENTITY',
  ssl: 'ssl-mode=REQUIRED',
};

function inClient(
  unknown: Make,
  programs: readonly OptionProgram[],
  { identity, key, value }: OptionPlace,
  side: OptionSide,
): UnknownOption | undefined {
  const server = (['mysql', 'mariadb'] as const).some((product) => knowsExactly({ product, side: 'server' }, identity));
  const client = (['mysql', 'mariadb'] as const).some((product) => knowsExactly({ product, side: 'client' }, identity));
  if (client && side.product === 'mariadb')
    return unknown('mysql-word', identity === 'ssl-mode' ? mariadbWords(value) : undefined);
  if (client && side.product === 'mysql') {
    const off = /^(skip|disable)[-_]/.test(key) || /^(0|off|false)$/i.test(value ?? '');
    return unknown(
      'mariadb-word',
      off && identity === 'ssl' ? 'ssl-mode=DISABLED' : off ? 'ssl-mode=REQUIRED' : inMysql[identity],
    );
  }
  if (client) return undefined;
  if (server) return unknown('server-option', undefined);
  const meant = nearest(programs, identity);
  return unknown('typo', meant === undefined ? undefined : `${meant}${value === null ? '' : `=${value}`}`);
}

function mariadbWords(mode: string | null): string {
  if (/^verify/i.test(mode ?? '')) return 'ssl-verify-server-cert';
  return /^dis/i.test(mode ?? '') ? 'skip-ssl' : 'ssl';
}

/** The `run` of a check about one kind of unknown line. */
export function foundUnknown(
  kind: UnknownKind,
  says: (option: UnknownOption) => string,
): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const all = unknownOptions(facts).filter((option) => !swallowed(option, facts));
    return all
      .filter((option) => option.kind === kind)
      .map((option): Found => {
        const found = toFound(option, says(option), all);
        // The program stops at the first one, and would stop at the next only after that is mended.
        return all.some((other) => stopsBefore(other, option)) ? { ...found, certainty: 'likely' } : found;
      });
  };
}

function stopsBefore(one: UnknownOption, other: UnknownOption): boolean {
  const sameSide = one.side.side === other.side.side && one.kind !== 'loose' && other.kind !== 'loose';
  return sameSide && one.side.places.indexOf(one.place) < other.side.places.indexOf(other.place);
}

/** The one unknown line that the `mysql` program of 9.7 passes over in silence. */
export function swallowed(option: UnknownOption, facts: Facts): boolean {
  if (option.side.side !== 'client' || !/^mysql-9/.test(facts.client?.program?.id ?? '')) return false;
  if (!/^(client|mysql)$/i.test(option.place.group)) return false;
  return unknownOptions(facts).filter(({ side }) => side.side === 'client').length === 1;
}

const afterwards: Record<OptionSide['side'], readonly State[]> = {
  server: ['server-not-running'],
  client: ['client-options-refused', 'tls-not-asked', 'server-cert-refused'],
};

function toFound(option: UnknownOption, says: string, all: readonly UnknownOption[]): Found {
  const { place, side, instead } = option;
  const written = optionText(place);
  return {
    what: `${placeText(place)}: '${written}' ${says}`,
    evidence: {
      file: place.file,
      line: place.line,
      group: place.group,
      written,
      ...(instead === undefined ? {} : { instead }),
    },
    mends: [...lineMends(option, all), ...(side.side === 'server' ? restartAndProve : [prove])],
    leadsTo: option.kind === 'loose' ? ['wrong-target'] : afterwards[side.side],
  };
}

/**
 * The line, and the others of its file at which the program would stop next, from the last one up so that no number moves.
 * What would change how TLS is asked for is left for its own finding.
 */
function lineMends(option: UnknownOption, all: readonly UnknownOption[]): Mend[] {
  const next = all.filter(
    ({ kind, side, place, instead = '' }) =>
      side.side === option.side.side &&
      place.file === option.place.file &&
      place.line !== option.place.line &&
      kind !== 'loose' &&
      !/ssl-mode|skip-ssl/.test(instead),
  );
  return [option, ...next]
    .toSorted((a, b) => b.place.line - a.place.line)
    .map(({ place, instead }) => lineMend(place, instead));
}

/** Replaces or removes one line of an option file. */
export function lineMend(place: Pick<OptionPlace, 'file' | 'line'>, instead: string | undefined): Mend {
  const { file, line } = place;
  return { kind: 'option-line', file, line, ...(instead === undefined ? {} : { instead }) };
}
