import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';

/** The machine of the server: everything that is done to its files goes through it. */
export type Host = Machine;

/** This machine. */
export const localHost: Host = localMachine;
