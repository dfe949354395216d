import { fail } from '../base/error.ts';
import { type CollectedOptions, collectOptions } from './collect-options.ts';
import { findOption } from './find-option.ts';
import type { OptionEffect } from './match-option.ts';
import type { GivenOption, OptionOrigin, OptionSpec, OptionWarning } from './option-spec.ts';
import { effectiveValue } from './option-value.ts';

/** A command line, read. */
export interface ReadArguments<T extends readonly OptionSpec[]> extends CollectedOptions<T> {
  /** Words that are no options, in order; all words after `--`. */
  readonly positionals: readonly string[];
  /** Every option in the order it was given. */
  readonly given: readonly GivenOption[];
  readonly warnings: readonly OptionWarning[];
}

/**
 * Reads a command line by MySQL's rules (mysys/my_getopt.cc): `-P3306` `-P 3306` `--port=3306` `--port 3306`, letters in
 * one word (`-vvt`), dashes and underscores the same, unique beginnings of names, `--skip-` `--disable-` `--enable-`
 * `--loose-`, options after other words, `--` as the end of options. Stricter than MySQL in one thing: a flag's value that is no
 * boolean is an error, where MySQL warns and ignores the option.
 *
 * @param args the words after the program's and the command's name.
 * Fails with `option-unknown`, `option-ambiguous`, `option-value-missing`, `option-value-invalid`,
 * `option-prefix-not-possible`; never with a value of a secret option in the text.
 */
export function readArguments<const T extends readonly OptionSpec[]>(
  args: readonly string[],
  table: T,
): ReadArguments<T> {
  const positionals: string[] = [];
  const given: GivenOption[] = [];
  const warnings: OptionWarning[] = [];
  let index = 0;
  while (index < args.length) {
    const word = args[index] ?? '';
    if (word === '--') {
      positionals.push(...args.slice(index + 1));
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      positionals.push(word);
      index += 1;
      continue;
    }
    const taken = word.startsWith('--')
      ? readLong(args, index, table, (warning) => warnings.push(warning))
      : readShort(args, index, table);
    given.push(...taken.given);
    index += taken.words;
  }
  return { ...collectOptions(given, table), positionals, given, warnings };
}

/** The options of one word, and how many words they took. */
interface Taken {
  readonly given: readonly GivenOption[];
  readonly words: 1 | 2;
}

/** Reads `--name`, `--name=value`, `--name value`. */
function readLong(
  args: readonly string[],
  index: number,
  table: readonly OptionSpec[],
  warn: (warning: OptionWarning) => void,
): Taken {
  const text = (args[index] ?? '').slice(2);
  const equals = text.indexOf('=');
  const found = findOption(equals === -1 ? text : text.slice(0, equals), argument(index), table, true, warn);
  if (found === null) return { given: [], words: 1 };
  const { spec, effect } = found;
  if (equals !== -1) return take(spec, effect, text.slice(equals + 1), index, 1);
  const next = effect === 'plain' && needsValue(spec) ? args[index + 1] : undefined;
  return next === undefined ? take(spec, effect, null, index, 1) : take(spec, effect, next, index + 1, 2);
}

/** Reads `-abc`, where each letter is a flag, or the first that takes a value takes the rest. */
function readShort(args: readonly string[], index: number, table: readonly OptionSpec[]): Taken {
  const word = args[index] ?? '';
  const flags: GivenOption[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const spec = table.find((entry) => entry.short === word.charAt(at)) ?? unknownLetter(word.charAt(at));
    if (spec.kind === 'flag') {
      flags.push({ name: spec.name, value: true, origin: argument(index) });
      continue;
    }
    const attached = word.slice(at + 1);
    const next = attached === '' && needsValue(spec) ? args[index + 1] : undefined;
    const last =
      next === undefined
        ? take(spec, 'plain', attached === '' ? null : attached, index, 1)
        : take(spec, 'plain', next, index + 1, 2);
    return { given: [...flags, ...last.given], words: last.words };
  }
  return { given: flags, words: 1 };
}

function take(spec: OptionSpec, effect: OptionEffect, written: string | null, index: number, words: 1 | 2): Taken {
  const origin = argument(index);
  return { given: [{ name: spec.name, value: effectiveValue(spec, effect, written, origin), origin }], words };
}

function needsValue(spec: OptionSpec): boolean {
  return spec.kind === 'value' || spec.kind === 'list';
}

function argument(index: number): OptionOrigin {
  return { kind: 'argument', index };
}

function unknownLetter(letter: string): never {
  // The rest of the word is kept out: it may be a password (`-xpSECRET`).
  fail('option-unknown', { seen: `unknown option -${letter}`, fields: { option: `-${letter}` } });
}
