import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { testContext } from '../../test/make/context.ts';
import { askSecret, askYes } from './ask.ts';
import type { Context } from './context.ts';

/** A terminal that types the keys as soon as it is listened to. */
function terminal(keys: string): { stdin: Context['stdin']; raw: boolean[] } {
  const raw: boolean[] = [];
  const emitter = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: (on: boolean) => raw.push(on),
    resume: () => void setImmediate(() => emitter.emit('data', Buffer.from(keys))),
    pause: () => {},
  });
  return { stdin: emitter as unknown as Context['stdin'], raw };
}

describe('askSecret', () => {
  it('reads keys without showing them, with Backspace', async () => {
    const { stdin, raw } = terminal('ab\x7fcé\r');
    const { context, said } = testContext({ stdin });
    expect(await askSecret(context, 'Password: ')).toBe('acé');
    expect(said.err).toBe('Password: \n');
    expect(said.out).toBe('');
    expect(raw).toEqual([true, false]);
  });

  it('ends at Ctrl-C and gives the terminal back', async () => {
    const { stdin, raw } = terminal('a\x03');
    await expect(askSecret(testContext({ stdin }).context, '')).rejects.toMatchObject({ code: 'interrupted' });
    expect(raw).toEqual([true, false]);
  });

  it('takes what is there at Ctrl-D, and begins anew at Ctrl-U', async () => {
    expect(await askSecret(testContext({ stdin: terminal('a\x15b\x04').stdin }).context, '')).toBe('b');
    expect(await askSecret(testContext({ stdin: terminal('\x04').stdin }).context, '')).toBe('');
  });

  it('takes a line of a pipe', async () => {
    expect(await askSecret(testContext({ input: 'secret\nrest\n' }).context, 'Password: ')).toBe('secret');
  });
});

it('askYes wants a terminal or --yes', async () => {
  await expect(askYes(testContext().context, 'Really?')).rejects.toMatchObject({
    code: 'usage',
    detail: { next: expect.stringContaining('--yes') },
  });
});
