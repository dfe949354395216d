import type { Attempt } from '../facts/wire.ts';
import type { DialTarget } from '../io/dial.ts';

/** Where a connection was to go, as it was asked. */
export function targetFact(target: DialTarget): Attempt['to'] {
  return 'socket' in target ? { socket: target.socket } : { address: target.host, port: target.port };
}
