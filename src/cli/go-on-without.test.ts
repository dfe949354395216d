import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import type { Output } from './context.ts';
import { goOnWithout } from './go-on-without.ts';

it('tells what it goes on without, and waits longer for a person', async () => {
  let said = '';
  const write = (text: string): void => {
    said += text;
  };
  const stderr = (isTTY: boolean): Output => ({ write, isTTY, columns: 80 });
  const { instead, patience } = goOnWithout({ stderr: stderr(false) });
  const error = new TlsqlError('ssh-denied', { at: 'db', seen: 'no\u001b[2J', next: 'ssh db must work' });
  await expect(instead('db', error).machine.read('/x')).rejects.toBe(error);
  expect(said).toContain('[ssh-denied]\nhint: ssh db must work\n');
  expect(said).not.toContain('\u001b');
  const patient = goOnWithout({ stderr: stderr(true) }).patience.openMillis ?? 0;
  expect(patient).toBeGreaterThan(patience.openMillis ?? 0);
});
