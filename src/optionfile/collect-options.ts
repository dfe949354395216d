import type { GivenOption, OptionOrigin, OptionSpec, OptionValues } from './option-spec.ts';

/** Options by name with where each value came from. */
export interface CollectedOptions<T extends readonly OptionSpec[]> {
  readonly options: OptionValues<T>;
  /** By name; `default` for the ones that nobody gave. For a list: where its last value came from. */
  readonly origins: { readonly [S in T[number] as S['name']]: OptionOrigin };
}

/** Later ones win; values of a list add up. Give the sources in rising precedence: environment, files, arguments. */
export function collectOptions<const T extends readonly OptionSpec[]>(
  given: readonly GivenOption[],
  table: T,
): CollectedOptions<T> {
  const options: Record<string, unknown> = {};
  const origins: Record<string, OptionOrigin> = {};
  for (const { name, kind, default: preset } of table) {
    const own = given.filter((option) => option.name === name);
    const last = own.at(-1);
    origins[name] = last?.origin ?? { kind: 'default' };
    if (kind === 'list') options[name] = own.length > 0 ? own.map((option) => option.value) : (preset ?? []);
    else options[name] = last === undefined ? preset : last.value;
  }
  return { options: options as OptionValues<T>, origins: origins as CollectedOptions<T>['origins'] };
}
