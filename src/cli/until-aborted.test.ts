import { expect, it } from 'vitest';
import { untilAborted } from './until-aborted.ts';

it('gives the result, or the reason of the signal', async () => {
  const abort = new AbortController();
  expect(await untilAborted(abort.signal, Promise.resolve(1))).toBe(1);
  await expect(untilAborted(abort.signal, Promise.reject(new Error('own')))).rejects.toThrow('own');
  const hanging = untilAborted(abort.signal, new Promise(() => {}));
  abort.abort(new Error('stop'));
  await expect(hanging).rejects.toThrow('stop');
  await expect(untilAborted(abort.signal, new Promise(() => {}))).rejects.toThrow('stop');
});
