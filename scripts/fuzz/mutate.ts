import type { Entry, Line } from './corpus.ts';

/** Numbers from 0 up to, not including, 1; the same seed gives the same ones (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Bytes that mean something in this protocol: headers, lengths, marks, edges. */
const telling = [0, 1, 2, 3, 4, 5, 8, 9, 10, 0x14, 0x20, 0x23, 0x50, 0x7f, 0x80, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff];
const bombs = ['fcffff', 'fdffffff', 'feffffffffffffffff', 'fe0000000100000000', 'fb', 'ff', '00', 'feff'].map((hex) =>
  Uint8Array.from(Buffer.from(hex, 'hex')),
);

const PAYLOAD_MAX = 1 << 17;
const LINES_MAX = 40;

/** A changed copy of the entry: one to four changes of bytes, or of the order of payloads. */
export function mutate(entry: Entry, others: readonly Entry[], random: () => number): Line[] {
  const lines = entry.lines.map((line) => ({ ...line }));
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let count = 1 + below(4); count > 0 && lines.length > 0; count -= 1) {
    const index = below(lines.length);
    const line = lines[index];
    if (line === undefined) continue;
    const other = others[below(others.length)]?.lines ?? [];
    const stray = other[below(other.length)];
    switch (below(12)) {
      case 0:
        lines.splice(index, 1);
        break;
      case 1:
        lines.splice(index, 0, line);
        break;
      case 2:
        if (stray !== undefined) lines.splice(index, 0, { ...stray, from: line.from });
        break;
      case 3:
        if (stray !== undefined) lines[index] = { ...stray, from: line.from };
        break;
      default:
        lines[index] = { from: line.from, payload: change(line.payload, random).subarray(0, PAYLOAD_MAX) };
    }
  }
  return lines.slice(0, LINES_MAX);
}

/** One change inside a payload. */
function change(payload: Uint8Array, random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit);
  const at = below(payload.length + 1);
  const copy = payload.slice();
  const insert = (bytes: Uint8Array): Uint8Array =>
    Buffer.concat([payload.subarray(0, at), bytes, payload.subarray(at)]);
  switch (below(8)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return insert(bombs[below(bombs.length)] ?? new Uint8Array(0));
    case 2:
      return insert(new Uint8Array(below(300)).fill(telling[below(telling.length)] ?? 0));
    case 3:
      return Buffer.concat([payload.subarray(0, at), payload.subarray(Math.min(payload.length, at + 1 + below(8)))]);
    case 4:
      copy.set((bombs[below(bombs.length)] ?? copy).subarray(0, Math.max(0, copy.length - at)), at);
      return copy;
    case 5:
      if (at < copy.length) copy[at] = telling[below(telling.length)] ?? 0;
      return copy;
    case 6:
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
    default:
      if (at < copy.length) copy[at] = below(256);
      return copy;
  }
}
