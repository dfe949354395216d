import { fail } from '../base/error.ts';
import { toBinary } from './option-bytes.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import { type OptionFileLine, parseOptionFile } from './parse-option-file.ts';

/** How a value is quoted. */
export type OptionQuote = '"' | "'" | null;

/**
 * The text that stands for a value in an option file, in binary: in the quotes asked for where that can be, else plain, else
 * in double quotes. Each candidate is read back by our parser; the first that gives the value is taken.
 *
 * @param tail what follows on the line: an apostrophe in a plain value would turn a comment there into a part of it.
 * Fails with `option-value-invalid` for what no text can say: a zero byte, or more than MariaDB's line.
 */
export function optionValueText(
  key: string,
  value: string,
  quote: OptionQuote,
  dialect: OptionFileDialect,
  tail = '',
): string {
  const binary = toBinary(value);
  const styles: readonly OptionQuote[] = [quote, null, '"', "'"];
  for (const style of styles) {
    for (const text of [binary, escaped(binary, style)]) {
      const candidate = `${style ?? ''}${text}${style ?? ''}`;
      if (style !== null && text === binary && text.includes(style)) continue;
      const line = parseOneLine(`${toBinary(key)}=${candidate}${tail}`, '\n', dialect);
      const same = line?.kind === 'option' && line.value === value && line.quote === style;
      if (same && !candidate.includes('\0')) return candidate;
    }
  }
  return fail('option-value-invalid', {
    seen: `${key}: a value that cannot be written in an option file`,
    expected: 'no zero byte, and not more than a line can hold',
    fields: { option: key },
  });
}

/** The line as the parser sees it inside a group. `text` is binary. */
export function parseOneLine(text: string, end: string, dialect: OptionFileDialect): OptionFileLine | undefined {
  const file = parseOptionFile(Buffer.from(`[g]\n${text}${end}`, 'latin1'), dialect);
  return file.fault === null && file.lines.length === 2 ? file.lines[1] : undefined;
}

const letters: Readonly<Record<string, string>> = { '\n': 'n', '\t': 't', '\r': 'r', '\b': 'b', '\\': '\\' };

function escaped(text: string, quote: OptionQuote): string {
  let out = '';
  for (const char of text) {
    const letter = char === quote ? char : letters[char];
    out += letter === undefined ? char : `\\${letter}`;
  }
  return out;
}
