/**
 * The value as JSON with line breaks, safe on a terminal: beside C0, which JSON escapes itself, DEL, C1 and bidirectional
 * overrides are written as `\uNNNN`. It parses to the same value.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
