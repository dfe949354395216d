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
  const [root = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  if (root < 2n && second >= 40n) return undefined;
  const bytes: number[] = [];
  for (const part of [root * 40n + second, ...rest]) {
    const digits: number[] = [Number(part & 0x7fn)];
    for (let left = part >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80);
    bytes.push(...digits);
  }
  return Uint8Array.from(bytes);
}
