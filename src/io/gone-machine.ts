import type { TlsqlError } from '../base/error.ts';
import type { Machine } from './machine.ts';

/** A machine that can't be reached: everything that is asked of it fails with the error that says why. */
export function goneMachine(error: TlsqlError): Machine {
  const gone = (): Promise<never> => Promise.reject(error);
  return {
    stat: gone,
    lstat: gone,
    meta: gone,
    read: gone,
    tail: gone,
    list: gone,
    links: gone,
    commandLines: gone,
    real: gone,
    writable: gone,
    hostName: gone,
    hasAddress: gone,
    write: gone,
    remove: gone,
    makeFolder: gone,
    removeFolder: gone,
    sweep: gone,
    run: gone,
  };
}
