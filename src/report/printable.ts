/**
 * The text with control characters (C0 but tab and newline, DEL, C1), bidirectional overrides and what nobody sees (blanks
 * of no width, no-break spaces) shown as `\xNN` or `\u{NNNN}`: what a peer sends must not steer the terminal, and two
 * paths that differ must not look alike. The joiners U+200C and U+200D belong to some scripts.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u00a0\u200b\u200e\u200f\u2007\u202a-\u202f\u2060\u2066-\u2069\ufeff]/gu, (char) => {
    if (char === '\n' || char === '\t') return char;
    const code = char.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
