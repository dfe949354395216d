import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, hex } from '../../test/mysql/drive.ts';
import { codeOf } from '../../test/mysql/malformed.ts';
import { frame, PACKET_MAX, type Packet, PacketSplitter, packetCount } from './framing.ts';

/** Everything that comes out when `stream` is pushed in the given pieces. */
function split(pieces: readonly Uint8Array[], limit: number = 1 << 25, parts: boolean = false): Packet[] {
  const splitter = new PacketSplitter({ limit, parts });
  const packets: Packet[] = [];
  for (const piece of pieces) {
    splitter.push(piece);
    for (let packet = splitter.next(); packet !== undefined; packet = splitter.next()) packets.push(packet);
  }
  return packets;
}

const plain = (packet: Packet): [number, number[]] => [packet.sequence, [...packet.payload]];

describe('framing', () => {
  it('writes length, sequence number and payload', () => {
    expect(frame(Uint8Array.of(7, 8), 3)).toEqual(Buffer.from(hex('020000 03 0708')));
    expect(frame(new Uint8Array(0), 255)).toEqual(Buffer.from(hex('000000 ff')));
  });

  it('gives the same packets wherever the stream is cut', () => {
    const stream = Buffer.concat([frame(counted(3), 0), frame(new Uint8Array(0), 1), frame(counted(5), 2)]);
    const expected = [
      [0, [1, 2, 3]],
      [1, []],
      [2, [1, 2, 3, 4, 5]],
    ];
    for (let at = 0; at <= stream.length; at += 1)
      expect(split([stream.subarray(0, at), stream.subarray(at)]).map(plain), `cut at ${at}`).toEqual(expected);
    expect(split([...stream].map((byte) => Uint8Array.of(byte))).map(plain)).toEqual(expected);
  });

  it('splits what frame joined, in any pieces', () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(300), { maxLength: 8 }), (payloads, cuts) => {
        const stream = Buffer.concat(payloads.map((payload, index) => frame(payload, index)));
        const at = [0, ...cuts.map((cut) => Math.min(cut, stream.length)), stream.length].sort((a, b) => a - b);
        const chunks = at.slice(1).map((end, index) => stream.subarray(at[index], end));
        expect(split(chunks).map((packet) => [...packet.payload])).toEqual(payloads.map((payload) => [...payload]));
      }),
    );
  });

  it('joins payloads of 16 MiB-1 and more, or hands out their parts', () => {
    const payload = new Uint8Array(PACKET_MAX + 2).fill(9);
    const stream = frame(payload, 0);
    expect(packetCount(payload.length)).toBe(2);
    expect(split([stream]).map((packet) => [packet.sequence, packet.payload.length])).toEqual([[1, PACKET_MAX + 2]]);
    expect(split([stream], 1 << 25, true).map((p) => [p.sequence, p.payload.length, p.continued])).toEqual([
      [0, PACKET_MAX, true],
      [1, 2, false],
    ]);
    expect(split([frame(new Uint8Array(PACKET_MAX), 0)]).map((p) => p.payload.length)).toEqual([PACKET_MAX]);
  });

  it('refuses a wrong sequence number and a payload over the limit, on the header alone', () => {
    expect(codeOf(() => split([hex('010000 05')]))).toBe('packet-sequence');
    expect(codeOf(() => split([hex('0b0000 00')], 10))).toBe('packet-too-large');
    const long = new PacketSplitter({ limit: PACKET_MAX + 1 });
    long.push(frame(new Uint8Array(PACKET_MAX + 2), 0));
    expect(codeOf(() => long.next())).toBe('packet-too-large');
    const parts = new PacketSplitter({ limit: PACKET_MAX + 1, parts: true });
    parts.push(frame(new Uint8Array(PACKET_MAX + 2), 0));
    parts.next();
    expect(codeOf(() => parts.next())).toBe('packet-too-large');
  });

  it('wraps the sequence number and takes one set from outside', () => {
    const splitter = new PacketSplitter({ limit: 10 });
    splitter.sequence = 255;
    splitter.push(hex('000000ff 000000 00'));
    expect([splitter.next()?.sequence, splitter.next()?.sequence, splitter.sequence]).toEqual([255, 0, 1]);
  });

  it('reads nothing ahead: what follows a packet stays as it came', () => {
    const splitter = new PacketSplitter({ limit: 10 });
    splitter.push(hex('010000 00 aa 16'));
    splitter.push(hex('0301'));
    expect(splitter.next()?.payload).toEqual(hex('aa'));
    expect(splitter.buffered).toBe(3);
    expect([...splitter.rest()]).toEqual([0x16, 3, 1]);
    expect(splitter.buffered).toBe(0);
  });

  it('lets the limit grow after login', () => {
    const splitter = new PacketSplitter({ limit: 1 });
    splitter.push(hex('020000 00 aabb'));
    expect(codeOf(() => splitter.next())).toBe('packet-too-large');
    splitter.allow(2);
    expect(splitter.next()?.payload.length).toBe(2);
  });
});
