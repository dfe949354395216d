import type { Facts } from '../../facts/facts.ts';
import type { Found, Json } from './check.ts';
import { byHand, type Mend, restartAndProve } from './mend.ts';
import { observe } from './observe.ts';
import { forgetPersisted, isOff, persistedIn, serverValue, tlsVersionList } from './option-value-found.ts';
import { type OptionPlace, optionSides, placeText } from './option-view.ts';
import { filesAround } from './partner.ts';
import { pathObstacle } from './path-access.ts';
import { unitOf } from './server-mend.ts';
import { serverObstacles, variableOf } from './server-obstacle.ts';
import { lineMend } from './unknown-option.ts';

/** An option of the server that stands twice, where the value that lost would have worked and the one that won does not. */
export interface OverriddenOption {
  readonly identity: string;
  readonly loser: OptionPlace;
  /** Undefined: the command line. */
  readonly winner: OptionPlace | undefined;
  /** The value in force. */
  readonly value: string;
}

const about = /^(ssl(-|$)|tls-|require-secure-transport$|skip-networking$)/;

/** TLS options of the server whose last value is the one that fails. */
export function overriddenOptions(facts: Facts): OverriddenOption[] {
  const [server] = optionSides(facts).filter(({ side }) => side === 'server');
  const places = (server?.places ?? []).filter(({ read, identity }) => read && about.test(identity));
  return [...new Set(places.map(({ identity }) => identity))].flatMap((identity) => {
    const own = places.filter((place) => place.identity === identity);
    const last = own.at(-1);
    const value = serverValue(facts, identity);
    if (last === undefined || value === undefined) return [];
    const persisted = persistedIn(facts, identity);
    const winner = persisted !== undefined ? inFile(persisted, last) : sameValue(last, value) ? last : undefined;
    // Only the command line stands above the files; what an administrator set while it runs is another story.
    if (winner === undefined && !onCommandLine(facts, identity)) return [];
    const losers = own.filter((place) => place !== winner && !sameValue(place, value));
    const loser = fails(facts, identity, value)
      ? losers.findLast((place) => wouldWork(facts, identity, place))
      : undefined;
    return loser === undefined ? [] : [{ identity, loser, winner, value }];
  });
}

/** A persisted value stands in a file that no person writes. */
const inFile = (file: string, { key, identity }: OptionPlace): OptionPlace => ({
  key,
  identity,
  value: null,
  file,
  line: 0,
  group: '',
  read: true,
});

const written = (place: OptionPlace): string => {
  const takenBack = /^(loose[-_])?(skip|disable)[-_]/.test(place.key) && !place.identity.startsWith('skip-');
  return place.value ?? (takenBack ? '0' : '');
};

function sameValue(place: OptionPlace, value: string): boolean {
  return written(place) === value;
}

function onCommandLine(facts: Facts, identity: string): boolean {
  const name = identity.replaceAll('-', '_');
  const source = facts.admin?.variableSources?.[name]?.source;
  if (source === 'COMMAND_LINE') return true;
  const words = facts.server?.process?.arguments ?? [];
  return words.some(
    (word) =>
      word
        .replace(/=.*$/s, '')
        .replaceAll('_', '-')
        .replace(/^--(skip-)?/, '') === identity,
  );
}

/** Whether the value in force is seen to fail. */
function fails(facts: Facts, identity: string, value: string): boolean {
  const { failing } = observe(facts);
  if (serverObstacles(facts).some(({ role }) => variableOf(role).replaceAll('_', '-') === identity)) return true;
  const noTls = facts.wire === undefined || failing === 'tls-not-offered' || failing === 'session-plain';
  if (/^ssl-(cert|key)$/.test(identity) && value === '') return true;
  if (identity === 'ssl') return isOff(value) && noTls;
  if (identity === 'tls-version' && (value === '' || tlsVersionList(value).unknown.length > 0)) return true;
  return /^tls-|^ssl-cipher$/.test(identity) && failing === 'handshake-failed';
}

/** Whether the value that lost would do: a file that can be used, a list with something in it. */
function wouldWork(facts: Facts, identity: string, place: OptionPlace): boolean {
  const value = written(place);
  if (identity === 'ssl') return !isOff(value);
  if (/^tls-|^ssl-cipher$/.test(identity))
    return value !== '' && (identity !== 'tls-version' || tlsVersionList(value).unknown.length === 0);
  const file = filesAround(facts).find(({ path, named }) => path === value || named === value);
  const user = facts.server?.user;
  return (
    file?.content !== undefined &&
    file.content.blocks.length > 0 &&
    (user === undefined || pathObstacle(file, user) === undefined)
  );
}

/** The finding for one of them. */
export function foundOverridden(
  concerns: (option: OverriddenOption, facts: Facts) => boolean,
  says: (option: OverriddenOption) => string,
): (facts: Facts) => readonly Found[] {
  return (facts) =>
    overriddenOptions(facts)
      .filter((option) => concerns(option, facts))
      .map((option): Found => {
        const { identity, loser, winner, value } = option;
        const evidence: Record<string, Json> = {
          option: identity,
          value,
          from: winner === undefined ? 'the command line' : placeText(winner),
          overrides: placeText(loser),
          its: written(loser),
        };
        return {
          what: `${loser.key}=${written(loser)} (${placeText(loser)}) has no effect: ${says(option)}`,
          evidence,
          severity: 'error',
          mends: [...takingBack(facts, option), ...restartAndProve],
          leadsTo: ['option-overridden'],
        };
      });
}

function takingBack(facts: Facts, { identity, winner }: OverriddenOption): Mend[] {
  if (winner === undefined) return commandLine(facts, identity);
  return [winner.line === 0 ? forgetPersisted(facts, identity, winner.file) : lineMend(winner, undefined)];
}

/** Who writes the command line is not seen: a unit, a drop-in, a container's definition. */
function commandLine(facts: Facts, identity: string): Mend[] {
  const line = `grep -rns -e --${identity} /etc/systemd/system /lib/systemd/system/${unitOf(facts)}.service /etc/default /etc/init.d`;
  return [byHand(`${line}   # take it out there, then systemctl daemon-reload`)];
}
