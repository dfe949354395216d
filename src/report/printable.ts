/**
 * The text with control characters (C0 but tab and newline, DEL, C1) and bidirectional overrides shown as `\xNN` or
 * `\u{NNNN}`: what a peer sends must not steer the terminal.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (char) => {
    if (char === '\n' || char === '\t') return char;
    const code = char.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
