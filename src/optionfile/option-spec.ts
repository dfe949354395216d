/**
 * One option of a table. The tables drive one reader for command lines and option files, so both follow the same rules.
 * - `flag`: on or off; takes a value only after `=` (0, 1, on, off, true, false).
 * - `value`: needs a value, after `=` or as the next word (`-P3306`, `-P 3306`, `--port=3306`, `--port 3306`).
 * - `optional-value`: takes a value only in the same word (`-psecret`, `--password=secret`); alone it means `true`.
 * - `list`: a `value` that may be given several times; the values add up.
 */
export interface OptionSpec {
  /** Long name with dashes, without the leading two. */
  readonly name: string;
  /** One character. */
  readonly short?: string;
  readonly kind: 'flag' | 'value' | 'optional-value' | 'list';
  /** What the help calls the value: `FILE`, `NAME`. */
  readonly valueName?: string;
  readonly help: string;
  readonly group?: string;
  /** The values there are. Compared without case; a unique beginning is enough (mysys/typelib.cc, find_type). */
  readonly choices?: readonly string[];
  readonly hidden?: boolean;
  /** The value is a secret: it never appears in an error or a warning. */
  readonly secret?: boolean;
  /** What the option is when nobody gave it. */
  readonly default?: string | boolean | readonly string[];
}

/** Where an option was given. */
export type OptionOrigin =
  | {
      readonly kind: 'argument';
      /** Index of the word in argv that holds the value (or the option itself when it has none). */
      readonly index: number;
    }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'file'; readonly file: string; readonly line: number; readonly group: string }
  | { readonly kind: 'default' };

/** One time an option was given. `value` is true or false for a flag, and for an optional value that was left out or taken back. */
export interface GivenOption {
  readonly name: string;
  readonly value: string | boolean;
  readonly origin: OptionOrigin;
}

/** Something a reader let pass although it is probably not what was meant. */
export interface OptionWarning {
  readonly id:
    | 'ca-means-verify-identity'
    | 'ca-not-used'
    | 'name-not-verified'
    | 'option-ignored'
    | 'option-value-ignored'
    | 'password-in-arguments'
    | 'port-means-tcp'
    | 'socket-not-used'
    | 'tls-not-required';
  readonly text: string;
  readonly origin: OptionOrigin;
}

/** The type of one option's value. */
type OptionValue<S extends OptionSpec> = S['kind'] extends 'flag'
  ? boolean
  : S['kind'] extends 'list'
    ? readonly string[]
    : S['kind'] extends 'optional-value'
      ? string | boolean
      : S extends { readonly choices: readonly (infer C)[] }
        ? C
        : string;

/** The values by name: undefined where an option was not given and has no default; a list that was not given is empty. */
export type OptionValues<T extends readonly OptionSpec[]> = {
  readonly [S in T[number] as S['name']]: S['kind'] extends 'list'
    ? readonly string[]
    : 'default' extends keyof S
      ? OptionValue<S> | (undefined extends S['default'] ? undefined : never)
      : OptionValue<S> | undefined;
};

/** The origin in words: `the command line`, `$MYSQL_HOST`, `/etc/my.cnf:3`. */
export function originText(origin: OptionOrigin): string {
  switch (origin.kind) {
    case 'argument':
      return 'the command line';
    case 'environment':
      return `$${origin.variable}`;
    case 'file':
      return `${origin.file}:${origin.line}`;
    case 'default':
      return 'the default';
  }
}

/** What is wrong with a table: names or letters that are taken twice or not well-formed. Empty for a good one. */
export function optionTableFaults(table: readonly OptionSpec[]): string[] {
  const faults: string[] = [];
  const names = new Set<string>();
  const letters = new Set<string>();
  for (const { name, short } of table) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) faults.push(`--${name} is not kebab-case`);
    if (names.has(name)) faults.push(`--${name} is there twice`);
    names.add(name);
    if (short === undefined) continue;
    if (!/^[!-,.-~]$/.test(short)) faults.push(`-${short} of --${name} is not one character`);
    if (letters.has(short)) faults.push(`-${short} is there twice`);
    letters.add(short);
  }
  return faults;
}
