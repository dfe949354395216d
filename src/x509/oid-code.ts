/** The dotted form of an encoded OBJECT IDENTIFIER; undefined when the bytes are not one (X.690 8.19). */
export function decodeOid(bytes: Uint8Array): string | undefined {
  const last = bytes[bytes.length - 1];
  if (last === undefined || last >= 0x80) return undefined;
  const parts: (number | bigint)[] = [];
  let value: number | bigint = 0;
  let fresh = true;
  for (const byte of bytes) {
    if (fresh && byte === 0x80) return undefined;
    value =
      typeof value === 'number' && value < 2 ** 40
        ? value * 128 + (byte & 0x7f)
        : BigInt(value) * 128n + BigInt(byte & 0x7f);
    fresh = byte < 0x80;
    if (!fresh) continue;
    if (parts.length === 0) {
      const root: number = value < 40 ? 0 : value < 80 ? 1 : 2;
      parts.push(root, typeof value === 'number' ? value - root * 40 : value - BigInt(root * 40));
    } else {
      parts.push(value);
    }
    value = 0;
  }
  return parts.join('.');
}

/** The content of an OBJECT IDENTIFIER; undefined when the text is not a dotted one. */
export function encodeOid(dotted: string): Uint8Array | undefined {
  if (!/^[012](\.(0|[1-9]\d{0,39}))+$/.test(dotted)) return undefined;
  const [root = '', second = '', ...rest] = dotted.split('.');
  if (root < '2' && (second.length > 2 || Number(second) >= 40)) return undefined;
  const bytes: number[] = [];
  pushBase128(bytes, second.length < 12 ? Number(root) * 40 + Number(second) : BigInt(root) * 40n + BigInt(second));
  for (const part of rest) pushBase128(bytes, part.length < 12 ? Number(part) : BigInt(part));
  return Uint8Array.from(bytes);
}

/** Appends a number in base 128, highest digit first, the top bit set on all but the last. */
function pushBase128(bytes: number[], value: number | bigint): void {
  const digits = [Number(typeof value === 'number' ? value % 128 : value % 128n)];
  let left = typeof value === 'number' ? Math.floor(value / 128) : value / 128n;
  while (left > 0) {
    digits.push(Number(typeof left === 'number' ? left % 128 : left % 128n) | 0x80);
    left = typeof left === 'number' ? Math.floor(left / 128) : left / 128n;
  }
  for (let index = digits.length - 1; index >= 0; index -= 1) bytes.push(digits[index] ?? 0);
}
