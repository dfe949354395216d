/**
 * Option files are bytes to the real parsers, so ours keeps them as binary texts: one character a byte, nothing lost,
 * whatever the encoding. What a person or a program reads of them is decoded here.
 */

/** The bytes as a binary text. */
export function binaryText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes of a binary text. */
export function binaryBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** A readable text as a binary text, in UTF-8. */
export function toBinary(readable: string): string {
  return binaryText(new TextEncoder().encode(readable));
}

/** A binary text as people read it: UTF-8 when it is valid UTF-8, else Latin-1. */
export function fromBinary(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(binaryBytes(text));
  } catch {
    return text;
  }
}

/**
 * Blanks as `my_isspace(&my_charset_latin1, …)` has them, the byte A0 included: it is also the last byte of à in UTF-8, which a
 * real client therefore cuts off at the end of a value without quotes.
 */
export function isBlank(char: string | undefined): boolean {
  return char !== undefined && /^[\t-\r \xa0]/.test(char);
}
