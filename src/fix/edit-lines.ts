import { editOptionFile } from '../optionfile/edit-option-file.ts';
import { binaryBytes, binaryText } from '../optionfile/option-bytes.ts';
import type { OptionFileDialect } from '../optionfile/option-file-dialect.ts';
import type { OptionMend } from './fix-plan.ts';

/** The bytes of an option file after the acts. Line numbers are those of the file as it was, for all of them. */
export function editLines(
  bytes: Uint8Array,
  mends: readonly OptionMend[],
  dialect: OptionFileDialect,
  path: string,
): Uint8Array {
  // An editor of lines: each with its end, so that CRLF and a missing last newline stay.
  const lines = binaryText(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const numbered = mends.flatMap((mend) => ('line' in mend ? [mend] : []));
  // From the last line up, so that no number moves; of one line, what goes before it comes last.
  for (const mend of numbered.toSorted((a, b) => b.line - a.line || rank(a) - rank(b))) {
    const old = lines[mend.line - 1];
    const end = /\r?\n$/.exec(old ?? '\n')?.[0] ?? '';
    if (mend.kind === 'option-insert') lines.splice(mend.line - 1, 0, `${utf8(mend.text)}${end === '' ? '\n' : end}`);
    else if (old !== undefined)
      lines.splice(mend.line - 1, 1, mend.instead === undefined ? `# ${old}` : `${utf8(mend.instead)}${end}`);
  }
  const mark = mends.some(({ kind }) => kind === 'byte-order-mark');
  const text = lines.join('');
  const edited = binaryBytes(mark ? text.replace(/^\xef\xbb\xbf/, '') : text);
  const sets = mends.flatMap((mend) =>
    mend.kind === 'option' ? [{ kind: 'set', group: mend.group, name: mend.name, value: mend.value } as const] : [],
  );
  return sets.length === 0 ? edited : editOptionFile(edited, dialect, sets, path).bytes;
}

const rank = ({ kind }: OptionMend): number => (kind === 'option-insert' ? 1 : 0);

/** A text as the bytes of its UTF-8 form, in binary. */
const utf8 = (text: string): string => binaryText(new TextEncoder().encode(text));
