/** What steers a terminal or what nobody sees; the joiners U+200C and U+200D belong to some scripts. */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2007\u202f]/gu;

/**
 * The text with control characters (C0 but tab and newline, DEL, C1), bidirectional marks, line separators and what nobody
 * sees (blanks of no width, no-break spaces) shown as `\xNN` or `\u{NNNN}`: what a peer sends must not steer the terminal,
 * and two paths that differ must not look alike.
 */
export function printable(text: string): string {
  return text.replace(unseen, (char) => {
    if (char === '\n' || char === '\t') return char;
    const code = char.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** The same for what stands on one line: a newline in it would look like a line of ours. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
