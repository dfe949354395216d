import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import type { OptionsRefused } from '../facts/client.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { otherClientOptions } from './other-client-options.ts';

/** A command line of a client, with what the reader of the doctor can't take set apart. */
export interface ClientLine {
  /** The words that can be read. */
  readonly words: readonly string[];
  /** The first option at which the client itself would stop. */
  readonly refused?: OptionsRefused;
  /** Options of clients that say nothing about the connection, as written, without their values. */
  readonly passedOver: readonly string[];
}

/**
 * Sets apart what keeps a pasted command line from being read: a wrong connection flag, which is what the doctor is asked
 * about, and flags that are not about the connection. A mistake in a flag of the doctor's own is thrown as it is.
 *
 * @param own the doctor's flags.
 * @param connection the flags of the failing client.
 */
export function clientLine(
  words: readonly string[],
  own: readonly OptionSpec[],
  connection: readonly OptionSpec[],
): ClientLine {
  const table = [...connection, ...own];
  const passedOver: string[] = [];
  let refused: OptionsRefused | undefined;
  let rest = words;
  for (;;) {
    const error = refusalOf(rest, table);
    if (error === undefined) return { words: rest, passedOver, ...(refused === undefined ? {} : { refused }) };
    const { from, to } = wordsOf(error, rest, table);
    const written = (rest[from] ?? '').replace(/=.*$/s, '');
    const kind = kindOf(error, own, connection);
    if (kind === 'own') throw error;
    if (kind === 'other') passedOver.push(written.startsWith('--') ? written : written.slice(0, 2));
    else refused ??= refusedOf(error);
    rest = [...rest.slice(0, from), ...rest.slice(to)];
  }
}

function refusalOf(words: readonly string[], table: readonly OptionSpec[]): TlsqlError | undefined {
  try {
    readArguments(words, table);
    return undefined;
  } catch (error) {
    return asTlsqlError(error);
  }
}

/** The words that an error is about: the shortest beginning of the line that gives it ends with them. */
function wordsOf(
  error: TlsqlError,
  words: readonly string[],
  table: readonly OptionSpec[],
): { readonly from: number; readonly to: number } {
  const end = words.findIndex((_, index) => refusalOf(words.slice(0, index + 1), table)?.message === error.message);
  const from = words[end]?.startsWith('-') === true || end === 0 ? end : end - 1;
  if (error.code !== 'option-unknown' || words[from]?.includes('=') === true) return { from, to: end + 1 };
  // Nothing is known of it: a word after it is its value rather than anything else.
  const next = words[end + 1];
  return { from, to: next === undefined || next.startsWith('-') ? end + 1 : end + 2 };
}

/** Whose mistake an error is: of a flag of the doctor, of one that is not about the connection, of one of the client. */
function kindOf(
  error: TlsqlError,
  own: readonly OptionSpec[],
  connection: readonly OptionSpec[],
): 'own' | 'other' | 'client' {
  const name = String(error.detail.fields?.option ?? '').replaceAll('_', '-');
  const nearest = error.detail.fields?.nearest;
  switch (error.code) {
    case 'option-unknown':
      if (!name.startsWith('-') && !isOther(name)) return own.some((spec) => spec.name === nearest) ? 'own' : 'client';
      return 'other';
    case 'option-ambiguous':
      return connection.some((spec) => spec.name.startsWith(name)) ? 'client' : 'own';
    case 'option-value-invalid':
    case 'option-value-missing':
    case 'option-prefix-not-possible':
      return connection.some((spec) => spec.name === name) ? 'client' : 'own';
    default:
      return 'own';
  }
}

function isOther(name: string): boolean {
  return otherClientOptions.has(name) || otherClientOptions.has(name.replace(/^(skip|disable|enable)-/, ''));
}

function refusedOf({ code, detail }: TlsqlError): OptionsRefused {
  const { nearest } = detail.fields ?? {};
  return {
    code,
    seen: detail.seen ?? code,
    ...(typeof nearest === 'string' ? { nearest } : {}),
  };
}
