import type { TlsqlError } from '../base/error.ts';
import { goneMachine } from './gone-machine.ts';
import { placeThere, type Ssh } from './ssh.ts';

/** Another machine that ssh did not come to: what is there can't be looked at, what is reached from here still can. */
export function unreachedSsh(destination: string, error: TlsqlError): Ssh {
  return {
    machine: goneMachine(error),
    destination,
    reach: (target, always = false) =>
      placeThere(target, always) === undefined ? Promise.resolve(target) : Promise.reject(error),
    count: () => ({ commands: 0, journeys: 0 }),
    close: () => Promise.resolve(),
  };
}
