import type { Facts } from '../../facts/facts.ts';
import type { OptionOrigin } from '../../optionfile/option-spec.ts';
import { againLine, type Changes, shellWords } from './again-line.ts';
import { type Mend, prove } from './mend.ts';

type FilePlace = Extract<OptionOrigin, { readonly kind: 'file' }>;

/** Options that belong together: a new one is written where others of them stand. */
const aboutTls = /^(ssl-|tls-)/;

/**
 * Gives the client other values of these options (`undefined` takes one away), each where it was given: in the line of its
 * option file, else as a flag of the corrected command line, which is then the last act and proves it.
 */
export function clientOptionMends(facts: Facts, changes: Changes): readonly Mend[] {
  const edits: Mend[] = [];
  const flags: Record<string, string | true | undefined> = {};
  for (const [name, value] of Object.entries(changes)) {
    const place = placeOf(facts, name, value);
    if (place === undefined) flags[name] = value;
    else edits.push(edit(facts, place, name, value));
  }
  return [...edits, Object.keys(flags).length === 0 ? prove : { kind: 'look', line: againLine(facts, flags) }];
}

/** Whether the client was given the option at all, however it was. */
export function isGiven(facts: Facts, name: string): boolean {
  return originOf(facts, name) !== undefined;
}

/** A line that goes stays as a comment: somebody meant something by it. */
function edit(facts: Facts, { file, line, group }: FilePlace, name: string, value: string | true | undefined): Mend {
  const before = facts.client?.options?.effective.find((option) => option.name === name)?.winner.value;
  if (value === undefined)
    return { kind: 'option-line', file, line, instead: `# ${name}${before == null ? '' : `=${before}`}` };
  return { kind: 'option', file, group, name, value: value === true ? '1' : value };
}

/** The line of a file that gives the option, or beside which it belongs; undefined for the command line. */
function placeOf(facts: Facts, name: string, value: string | true | undefined): FilePlace | undefined {
  const own = originOf(facts, name);
  if (own !== undefined) return own.kind === 'file' && !isLoginFile(own) ? own : undefined;
  if (value === undefined) return undefined;
  const beside = (facts.client?.options?.effective ?? []).filter((option) => aboutTls.test(option.name));
  const origins = beside.map((option) => originOf(facts, option.name));
  const inFile = origins.filter((origin) => origin?.kind === 'file').filter((origin) => !isLoginFile(origin));
  return flagsAboutTls(facts).length > 0 ? undefined : inFile.at(-1);
}

/** The login file is no text. */
const isLoginFile = ({ file }: FilePlace): boolean => /mylogin\.cnf$/.test(file);

/** Where an option that counts was given; undefined where nobody gave it. */
function originOf(facts: Facts, name: string): OptionOrigin | undefined {
  const { settings, optionsRefused, options } = facts.client ?? {};
  if (settings !== undefined) {
    const origin = (settings.origins as Readonly<Record<string, OptionOrigin>>)[name];
    return origin?.kind === 'default' ? undefined : origin;
  }
  const refusedFlag = optionsRefused?.at === undefined && optionsRefused?.seen.includes(name) === true;
  if (refusedFlag || flagsAboutTls(facts).includes(name)) return { kind: 'argument', index: -1 };
  return options?.effective.find((option) => option.name === name)?.winner.origin;
}

/** The flags about TLS with which the doctor was asked. */
function flagsAboutTls({ again = '' }: Facts): string[] {
  return shellWords(again).flatMap((word) => {
    const name = /^--([\w-]+)/.exec(word)?.[1] ?? '';
    return aboutTls.test(name) ? [name] : [];
  });
}
