import { frame, PacketSplitter } from '../../src/mysql/framing.ts';
import type { Handshake, Input, TlsFacts } from '../../src/mysql/handshake-step.ts';

/** `0a 00 ff` → bytes; blanks are for the reader. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** `length` bytes 1, 2, 3, … in place of random ones. */
export function counted(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index % 127) + 1);
}

export const someTls: TlsFacts = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  peerFingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
};

/** What a handshake did when the script was played to it. */
export interface Played<Outcome> {
  /** Payloads written, `TLS` where it wanted the upgrade. */
  readonly wrote: (Uint8Array | 'TLS')[];
  readonly outcome?: Outcome;
  readonly error?: unknown;
}

/** Plays payloads to a handshake until it ends or the script does. */
export function play<Outcome>(
  handshake: Handshake<Outcome>,
  script: readonly Uint8Array[],
  tls: TlsFacts = someTls,
): Played<Outcome> {
  const wrote: (Uint8Array | 'TLS')[] = [];
  const left = [...script];
  let input: Input;
  try {
    for (;;) {
      const step = handshake.next(input);
      input = undefined;
      if (step.done) return { wrote, outcome: step.value };
      if (step.value.do === 'write') wrote.push(step.value.payload);
      else if (step.value.do === 'upgrade-tls') {
        wrote.push('TLS');
        input = tls;
      } else {
        input = left.shift();
        if (input === undefined) return { wrote };
      }
    }
  } catch (error) {
    return { wrote, error };
  }
}

/** What both ends of a connection came to. */
export interface Met<C, S> {
  readonly client: { outcome?: C; error?: unknown };
  readonly server: { outcome?: S; error?: unknown };
  /** Every payload, as `C` or `S` and hex. */
  readonly wire: string[];
}

interface Side<T> {
  readonly name: 'C' | 'S';
  readonly handshake: Handshake<T>;
  readonly splitter: PacketSplitter;
  readonly tls: TlsFacts;
  readonly end: { outcome?: T; error?: unknown };
  waits: 'read' | 'tls' | 'ended' | 'start';
}

/** Runs a client and a server handshake against each other, through framing and its sequence numbers. */
export function meet<C, S>(
  client: Handshake<C>,
  server: Handshake<S>,
  tls: { client?: TlsFacts; server?: TlsFacts } = {},
): Met<C, S> {
  const wire: string[] = [];
  const side = <T>(name: 'C' | 'S', handshake: Handshake<T>, facts: TlsFacts): Side<T> => ({
    name,
    handshake,
    splitter: new PacketSplitter({ limit: 1 << 20 }),
    tls: facts,
    end: {},
    waits: 'start',
  });
  const c = side('C', client, tls.client ?? someTls);
  const s = side('S', server, tls.server ?? someTls);
  for (let moved = true; moved; ) {
    const before = wire.length;
    const states = c.waits + s.waits;
    advance(s, c, wire);
    advance(c, s, wire);
    if (c.waits === 'tls' && s.waits === 'tls') {
      run(s, c, wire, s.tls);
      run(c, s, wire, c.tls);
    }
    moved = wire.length > before || c.waits + s.waits !== states;
  }
  return { client: c.end, server: s.end, wire };
}

function advance<T, U>(side: Side<T>, peer: Side<U>, wire: string[]): void {
  if (side.waits === 'start') run(side, peer, wire, undefined);
  while (side.waits === 'read') {
    const packet = side.splitter.next();
    if (packet === undefined) return;
    run(side, peer, wire, packet.payload);
  }
}

function run<T, U>(side: Side<T>, peer: Side<U>, wire: string[], first: Input): void {
  let input = first;
  try {
    for (;;) {
      const step = side.handshake.next(input);
      input = undefined;
      if (step.done) {
        side.end.outcome = step.value;
        side.waits = 'ended';
        return;
      }
      if (step.value.do !== 'write') {
        side.waits = step.value.do === 'read' ? 'read' : 'tls';
        return;
      }
      wire.push(`${side.name} ${Buffer.from(step.value.payload).toString('hex')}`);
      peer.splitter.push(frame(step.value.payload, side.splitter.sequence));
      side.splitter.sequence += 1;
    }
  } catch (error) {
    side.end.error = error;
    side.waits = 'ended';
  }
}
