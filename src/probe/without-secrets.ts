import type { OptionFile, OptionFileLine } from '../optionfile/parse-option-file.ts';
import type { OptionLine } from '../optionfile/read-option-lines.ts';
import type { ResolvedOptions } from '../optionfile/resolve.ts';

const secretName = /pass(word|phrase|wd)?\d?$|-password$|_password$/i;
const masked = '***';

/** The options of files with every password taken out: facts hold no secret. */
export function withoutSecrets(options: ResolvedOptions): ResolvedOptions {
  const line = (given: OptionLine): OptionLine =>
    secretName.test(given.name) && given.value !== null ? { ...given, value: masked } : given;
  const fileLine = (given: OptionFileLine): OptionFileLine =>
    given.kind === 'option' && secretName.test(given.key) && given.value !== null
      ? { ...given, value: masked, raw: masked, text: `${given.key}=${masked}` }
      : given;
  const parsedFile = (parsed: OptionFile): OptionFile => ({ ...parsed, lines: parsed.lines.map(fileLine) });
  return {
    ...options,
    options: options.options.map(line),
    effective: options.effective.map((entry) => ({
      ...entry,
      winner: line(entry.winner),
      overridden: entry.overridden.map(line),
    })),
    files: options.files.map((file) => (file.parsed === null ? file : { ...file, parsed: parsedFile(file.parsed) })),
    ...(options.passedOver === undefined
      ? {}
      : { passedOver: options.passedOver.map((file) => ({ ...file, parsed: parsedFile(file.parsed) })) }),
  };
}
