/**
 * An address as `openssl` writes it in SANs: dotted for 4 bytes, eight upper-case hexadecimal groups without `::` for 16
 * (`2001:DB8:0:0:0:0:0:1`); address, slash and mask for 8 and 32 (name constraints); `invalid` otherwise.
 */
export function formatIp(bytes: Uint8Array): string {
  const half = bytes.length / 2;
  if (bytes.length === 8 || bytes.length === 32)
    return `${formatIp(bytes.subarray(0, half))}/${formatIp(bytes.subarray(half))}`;
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return 'invalid';
  const groups: string[] = [];
  for (let index = 0; index < 16; index += 2)
    groups.push((((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)).toString(16).toUpperCase());
  return groups.join(':');
}

/** The 4 or 16 bytes of an address; undefined when the text is not one. Zone indices and leading zeros are refused. */
export function parseIp(text: string): Uint8Array | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Uint8Array | undefined {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.every((part) => part < 256) ? Uint8Array.from(parts) : undefined;
}

function parseIpv6(text: string): Uint8Array | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [headText = '', tailText = ''] = halves;
  if (halves.length === 2 && headText.includes('.')) return undefined;
  const [head, tail] = [groupsOf(headText), groupsOf(tailText)];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return Uint8Array.from([...head, ...Array<number>(missing).fill(0), ...tail]);
}

/** Bytes of colon-separated groups, the last of which may be a dotted IPv4 address. */
function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (group.includes('.') && index === groups.length - 1) {
      const ipv4 = parseIpv4(group);
      if (ipv4 === undefined) return undefined;
      bytes.push(...ipv4);
    } else {
      if (!/^[0-9A-Fa-f]{1,4}$/.test(group)) return undefined;
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}
