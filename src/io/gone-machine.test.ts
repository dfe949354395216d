import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { goneMachine } from './gone-machine.ts';

it('answers everything with the reason', async () => {
  const error = new TlsqlError('ssh-denied', { seen: 'x' });
  const machine = goneMachine(error);
  const asked = [machine.stat('/'), machine.read('/x'), machine.hasAddress('127.0.0.1'), machine.run('id', 1)];
  for (const answer of asked) await expect(answer).rejects.toBe(error);
});
