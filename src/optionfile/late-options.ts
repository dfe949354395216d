import type { GivenOption } from './option-spec.ts';

/** Options that say which option files are read: clients take them before all others alone (my_default.cc, get_defaults_options). */
const leading: ReadonlySet<string> = new Set([
  'defaults-file',
  'defaults-extra-file',
  'defaults-group-suffix',
  'no-defaults',
  'login-path',
]);

/** Such an option that stands behind another one. */
export interface LateOption {
  readonly name: string;
  /** The first option before it that is of another kind. */
  readonly after: string;
}

/** The first option of a command line that its client would not know where it stands; undefined where all stand right. */
export function lateOption(given: readonly GivenOption[]): LateOption | undefined {
  const words = given.filter(({ origin }) => origin.kind === 'argument');
  const first = words.findIndex(({ name }) => !leading.has(name));
  const late = first === -1 ? undefined : words.slice(first).find(({ name }) => leading.has(name));
  return late === undefined ? undefined : { name: late.name, after: words[first]?.name ?? '' };
}
