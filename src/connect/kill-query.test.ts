import { expect, it } from 'vitest';
import type { Session, SessionSettings } from '../session/open-session.ts';
import { interruptible } from './kill-query.ts';

// That a running statement is ended on the server is tested in test/servers/connect.test.ts.
const nowhere: SessionSettings = {
  target: { host: '127.0.0.1', port: 1 },
  at: 'nowhere',
  user: 'x',
  password: '',
  tls: 'never',
  material: {},
  verifyChain: false,
  connectMillis: 1000,
};

function fakeSession(): { session: Session; cut: Promise<void> } {
  let destroy = (): void => {};
  const cut = new Promise<void>((resolve) => {
    destroy = resolve;
  });
  const link = (): { destroy: () => void } => ({ destroy });
  return { session: { facts: { connectionId: 7 }, channel: { link } } as unknown as Session, cut };
}

it('cuts the connection where the statement cannot be killed', async () => {
  const { session, cut } = fakeSession();
  const abort = new AbortController();
  const work = interruptible(nowhere, session, abort.signal, async () => {
    await cut;
    throw new Error('cut');
  });
  abort.abort();
  await expect(work).rejects.toThrow('cut');
});

it('does nothing when nobody interrupts', async () => {
  const { session } = fakeSession();
  expect(await interruptible(nowhere, session, new AbortController().signal, async () => 5)).toBe(5);
});
