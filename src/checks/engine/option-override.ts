import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { OptionOrigin } from '../../optionfile/option-spec.ts';
import { asked } from './attempts.ts';
import type { Certainty, Found } from './check.ts';
import { certificatesOf } from './key-pair.ts';
import { issuedBy, known, knownAll } from './known-certificate.ts';
import { type Mend, prove } from './mend.ts';
import { observe } from './observe.ts';
import type { State } from './state.ts';

type Way = 'twice' | 'later-file' | 'login-path';

/** Where a failure can come from an option: the states that its value decides about. */
const decides: readonly (readonly [options: RegExp, states: readonly State[]])[] = [
  [/^ssl-(ca|capath)$/, ['client-files-unusable', 'server-cert-refused']],
  [/^ssl-(cert|key)$/, ['client-files-unusable', 'client-cert-refused']],
  [
    /^ssl-mode$/,
    ['session-plain', 'tls-not-offered', 'insecure-transport-refused', 'login-denied', 'login-not-possible'],
  ],
  [/^(tls-version|ssl-cipher|tls-ciphersuites)$/, ['handshake-failed', 'client-options-refused']],
  [
    /^(host|port|socket|protocol)$/,
    ['not-reachable', 'name-unresolved', 'no-greeting', 'server-name-refused', 'login-denied'],
  ],
  [/^(user|password)$/, ['login-denied']],
];

/** The `run` of a check about an option of the client that a later line took the place of, where that explains the failure. */
export function foundOverride(way: Way): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const failing = observe(facts).failing;
    if (failing === undefined) return [];
    return (facts.client?.options?.effective ?? []).flatMap(({ name, winner, overridden }): Found[] => {
      const last = overridden.filter(({ value }) => value !== winner.value).at(-1);
      const states = decides.find(([options]) => options.test(name))?.[1];
      if (last === undefined || states?.includes(failing) !== true || wayOf(last.origin, winner.origin) !== way)
        return [];
      const certainty = certaintyOf(facts, name, failing);
      if (certainty === undefined || inForceElsewhere(facts, name)) return [];
      const [now, before] = [placeText(winner.origin), placeText(last.origin)];
      const shown = (value: string | null): string => (name === 'password' ? '' : `=${value ?? ''}`);
      return [
        {
          what: `${name}${shown(winner.value)} (${now}) takes the place of ${name}${shown(last.value)} (${before}): the last line counts`,
          evidence: { option: name, inForce: now, overridden: before },
          certainty,
          severity: 'error',
          leadsTo: ['wrong-target'],
          mends: [...removal(winner.origin), prove],
        },
      ];
    });
  };
}

function wayOf(before: OptionOrigin, now: OptionOrigin): Way | undefined {
  if (before.kind !== 'file' || now.kind !== 'file') return undefined;
  if (/mylogin\.cnf$/.test(now.file)) return 'login-path';
  return before.file === now.file ? 'twice' : 'later-file';
}

/** Whether a flag counts more than any file. */
function inForceElsewhere(facts: Facts, name: string): boolean {
  const origins = facts.client?.settings?.origins as Readonly<Record<string, OptionOrigin>> | undefined;
  const origin = origins?.[name];
  return origin !== undefined && origin.kind === 'argument';
}

/** Proved where the file of the line before would do; merely likely where a value alone is known. */
function certaintyOf(facts: Facts, name: string, failing: State): Certainty | undefined {
  const role = /^ssl-(ca|cert|key)$/.exec(name)?.[1] as 'ca' | 'cert' | 'key' | undefined;
  if (role === undefined) return 'likely';
  const file = facts.client?.overridden?.[role];
  if (file === undefined || !usable(file, role)) return undefined;
  if (failing !== 'server-cert-refused') return 'proved';
  return issuesChain(facts, file) ? 'proved' : undefined;
}

function usable({ content }: FileFact, role: 'ca' | 'cert' | 'key'): boolean {
  const wanted = role === 'key' ? 'private-key' : 'certificate';
  return content?.blocks.some(({ kind }) => kind === wanted) === true;
}

function issuesChain(facts: Facts, file: FileFact): boolean {
  const chain = (asked(facts)?.tls?.chain ?? []).flatMap((der) => known(der) ?? []);
  const trusted = knownAll(certificatesOf(file.content).map(({ der }) => der));
  return chain.some((certificate) => trusted.some((ca) => issuedBy(certificate, ca) === 'yes'));
}

function placeText(origin: OptionOrigin): string {
  return origin.kind === 'file' ? `${origin.file} line ${origin.line}, [${origin.group}]` : 'elsewhere';
}

function removal(origin: OptionOrigin): Mend[] {
  if (origin.kind !== 'file') return [];
  if (/mylogin\.cnf$/.test(origin.file))
    return [{ kind: 'by-hand', line: `mysql_config_editor remove --login-path=${origin.group}` }];
  return [{ kind: 'option-line', file: origin.file, line: origin.line }];
}
