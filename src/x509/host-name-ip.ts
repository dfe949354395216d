/**
 * The bytes of an address as OpenSSL reads it (ossl_a2i_ipadd in v3_utl.c), which takes more than `parseIp`: blanks, signs and
 * zeros in front of the numbers of an IPv4 address, and a blank after it. Undefined when it is none.
 */
export function readOpensslIp(text: string): Uint8Array | undefined {
  return text.includes(':') ? readSix(text) : readFour(text);
}

function readFour(text: string): Uint8Array | undefined {
  const number = '[\\t-\\r ]*([+-]?\\d+)';
  const match = new RegExp(`^${[number, number, number, number].join('\\.')}(?:[\\t-\\r ]|$)`).exec(text);
  const parts = match?.slice(1).map(Number) ?? [];
  return parts.length === 4 && parts.every((part) => part >= 0 && part <= 255) ? Uint8Array.from(parts) : undefined;
}

/** `::` reads as one, two or three empty groups: inside, at an end, or alone. */
function readSix(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  const groups = text.split(':');
  let zeroAt: number | undefined;
  let empty = 0;
  for (const [index, group] of groups.entries()) {
    if (bytes.length === 16) return undefined;
    if (group === '') {
      if (zeroAt !== undefined && zeroAt !== bytes.length) return undefined;
      zeroAt = bytes.length;
      empty += 1;
    } else if (group.length > 4) {
      const four = index === groups.length - 1 && bytes.length <= 12 ? readFour(group) : undefined;
      if (four === undefined) return undefined;
      bytes.push(...four);
    } else {
      if (!/^[0-9A-Fa-f]+$/.test(group)) return undefined;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  if (zeroAt === undefined) return bytes.length === 16 ? Uint8Array.from(bytes) : undefined;
  const atEnd = zeroAt === 0 || zeroAt === bytes.length;
  const rightCount = empty === 1 ? !atEnd : empty === 2 ? atEnd : empty === 3 && bytes.length === 0;
  if (bytes.length === 16 || !rightCount) return undefined;
  const zeros = Array<number>(16 - bytes.length).fill(0);
  return Uint8Array.from([...bytes.slice(0, zeroAt), ...zeros, ...bytes.slice(zeroAt)]);
}
