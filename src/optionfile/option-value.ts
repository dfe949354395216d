import { fail } from '../base/error.ts';
import type { OptionEffect } from './match-option.ts';
import { type OptionOrigin, type OptionSpec, originText } from './option-spec.ts';

/**
 * The value of an option as it counts, from what was written after it (null: nothing).
 * Fails with `option-value-missing`, `option-value-invalid` or `option-prefix-not-possible`.
 */
export function effectiveValue(
  spec: OptionSpec,
  effect: OptionEffect,
  written: string | null,
  origin: OptionOrigin,
): string | boolean {
  if (effect === 'maximum') refusePrefix(spec, 'maximum', origin);
  if (spec.kind === 'flag') return flagValue(spec, effect, written, origin);
  if (effect === 'off' || effect === 'on') {
    if (spec.kind !== 'optional-value') refusePrefix(spec, effect === 'off' ? 'skip' : 'enable', origin);
    // `--skip-password` takes a `password` of an option file back: no password and no question (client/mysql.cc).
    return (effect === 'on') !== (written === '0');
  }
  if (written === null) {
    if (spec.kind === 'optional-value') return true;
    return fail('option-value-missing', {
      seen: `--${spec.name} without a value`,
      expected: `--${spec.name}=${spec.valueName ?? 'VALUE'}`,
      ...place(origin),
      fields: { option: spec.name },
    });
  }
  return spec.choices === undefined ? written : chosen(spec, spec.choices, written, origin);
}

/** True, false, or null for a text that is neither (mysys/my_getopt.cc, get_bool_argument). */
export function booleanOf(text: string): boolean | null {
  const lower = text.toLowerCase();
  if (lower === '1' || lower === 'on' || lower === 'true') return true;
  if (lower === '0' || lower === 'off' || lower === 'false') return false;
  return null;
}

function flagValue(spec: OptionSpec, effect: OptionEffect, written: string | null, origin: OptionOrigin): boolean {
  // Only a literal 0 turns a prefix round: `--skip-ssl=0` is on, `--skip-ssl=off` is off as `--skip-ssl` is.
  if (effect === 'off') return written === '0';
  if (effect === 'on') return written !== '0';
  if (written === null) return true;
  const value = booleanOf(written);
  if (value !== null) return value;
  return fail('option-value-invalid', {
    seen: `--${spec.name}=${written}`,
    expected: '1, 0, on, off, true or false',
    ...place(origin),
    fields: { option: spec.name },
  });
}

function chosen(spec: OptionSpec, choices: readonly string[], written: string, origin: OptionOrigin): string {
  const lower = written.toLowerCase();
  const exact = choices.find((choice) => choice.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  const begun = lower === '' ? [] : choices.filter((choice) => choice.toLowerCase().startsWith(lower));
  if (begun.length === 1 && begun[0] !== undefined) return begun[0];
  return fail('option-value-invalid', {
    seen: `--${spec.name}=${spec.secret === true ? '…' : written}`,
    expected: `one of ${choices.join(', ')}`,
    ...place(origin),
    fields: { option: spec.name },
  });
}

function refusePrefix(spec: OptionSpec, prefix: string, origin: OptionOrigin): never {
  fail('option-prefix-not-possible', {
    seen: `--${prefix}-${spec.name}`,
    expected: `--${spec.name} ${spec.valueName ?? 'VALUE'}`,
    ...place(origin),
    fields: { option: spec.name },
  });
}

/** Where an error is, for options that don't come from the command line. */
export function place(origin: OptionOrigin): { readonly at?: string } {
  return origin.kind === 'argument' ? {} : { at: originText(origin) };
}
