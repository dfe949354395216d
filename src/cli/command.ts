import { fail } from '../base/error.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { type ReadArguments, readArguments } from '../optionfile/read-arguments.ts';
import type { Context } from './context.ts';

/** Exit status: 0 healthy/done · 1 a problem was found or an action refused · 2 the command line is wrong · 3 could not be told. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** What a command gives back: the document for programs, the text for people, and the status. */
export interface Outcome {
  readonly status: ExitStatus;
  /** The document that `--json` prints. */
  readonly json: unknown;
  /** What people read on standard output; no final newline needed. */
  readonly text: string;
}

/** A shell line and what it does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

/** What stands beside a command's `run`. */
interface CommandFacts {
  /** Words after `tlsql`; as in commands.ts. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly does: string;
  /** What comes after the name, for example `DIR --subject SUBJECT`. */
  readonly synopsis: string;
  /** Further paragraphs of the help. */
  readonly about?: string;
  /** How many words beside options it takes; [0, 0] unless said. */
  readonly positionals?: readonly [least: number, most: number];
  readonly examples: readonly Example[];
}

/** A command of the command line, as the app sees it. */
export interface Command extends CommandFacts {
  readonly options: readonly OptionSpec[];
  /** @param words what follows the command's name. */
  run(context: Context, words: readonly string[]): Promise<Outcome>;
}

/** Options that every command has. */
export const commonOptions = [
  { name: 'json', kind: 'flag', help: 'print one JSON document on standard output and nothing else', group: 'general' },
  { name: 'help', short: '?', kind: 'flag', help: 'show this help', group: 'general' },
] as const satisfies readonly OptionSpec[];

/** The command line of a command, read: its own options and the common ones. */
export type Given<T extends readonly OptionSpec[]> = ReadArguments<readonly [...T, ...typeof commonOptions]>;

/** A command from its table of options and a `run` that gets them typed: flags in, one library call, one outcome out. */
export function defineCommand<const T extends readonly OptionSpec[]>(
  facts: CommandFacts & { readonly options: T; readonly run: (context: Context, given: Given<T>) => Promise<Outcome> },
): Command {
  const { run, ...rest } = facts;
  return {
    ...rest,
    async run(context, words) {
      const given: Given<T> = readArguments(words, [...facts.options, ...commonOptions] as const);
      for (const warning of given.warnings) context.stderr.write(`warning: ${warning.text}\n`);
      checkCount(facts, given.positionals);
      return await run(context, given);
    },
  };
}

function checkCount(facts: CommandFacts, words: readonly string[]): void {
  const [least, most] = facts.positionals ?? [0, 0];
  const next = `tlsql ${facts.name} --help`;
  if (words.length < least)
    fail('usage', {
      seen: `${words.length} of ${least} words`,
      expected: `tlsql ${facts.name} ${facts.synopsis}`,
      next,
    });
  if (words.length > most)
    fail('usage', {
      seen: `unexpected word '${words[most]}'`,
      expected: `tlsql ${facts.name} ${facts.synopsis}`,
      next,
    });
}
