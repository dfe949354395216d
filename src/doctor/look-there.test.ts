import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { goneMachine } from '../io/gone-machine.ts';
import { lookThere, machineTrouble } from './look-there.ts';

const denied = new TlsqlError('ssh-denied', {
  at: 'db',
  seen: 'no; never',
  next: 'ssh db must work; ssh -v db (long)',
});
const fails = (): Promise<never> => Promise.reject(denied);

it('notes why another machine could not be looked at, and goes on', async () => {
  const noted: string[][] = [];
  const there = lookThere(goneMachine(denied), (why, ...kinds) => void noted.push([why, ...kinds]));
  expect(await there.look(async () => 1, 'log.lines')).toBe(1);
  expect(there.why()).toBeUndefined();
  expect(await there.look(fails, 'log.lines', 'server.files')).toBeUndefined();
  expect(there.why()).toContain('[ssh-denied]');
  expect(noted).toEqual([[there.why(), 'log.lines', 'server.files']]);
});

it('throws what happens here, and what is a mistake of ours', async () => {
  await expect(lookThere(undefined, () => undefined).look(fails, 'log.lines')).rejects.toBe(denied);
  const bug = async (): Promise<never> => {
    throw new TypeError('x');
  };
  await expect(lookThere(goneMachine(denied), () => undefined).look(bug)).rejects.toThrow(TypeError);
});

it('says it in one clause: reasons are parted at semicolons', () => {
  expect(machineTrouble(denied)).toBe(
    'ssh could not log in there: db: no, never [ssh-denied] (ssh db must work; ssh -v db long)',
  );
});
