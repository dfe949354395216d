/**
 * The value as JSON with line breaks, safe on a terminal: beside C0, which JSON escapes itself, DEL, C1, bidirectional marks,
 * line separators and what nobody sees are written as `\uNNNN`. It parses to the same value.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
