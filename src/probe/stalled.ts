import type { Deadline } from '../base/deadline.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { Attempt } from '../facts/wire.ts';
import type { AttemptPlan } from './attempt.ts';
import { speakFirst } from './speak-first.ts';

type Connect = (plan: AttemptPlan, deadline: Deadline) => Promise<Attempt>;
type Speak = (
  plan: AttemptPlan,
  purpose: 'tls-first' | 'proxy-header' | 'tls-refusal' | 'first-bytes',
  deadline: Deadline,
) => Promise<Attempt>;

/** A server answers within this many milliseconds, or something is wrong; a slow one is still waited for. */
const patience = { greeting: 1200, handshake: 2400 };

/**
 * Makes the attempt that the user asked for. While it stands still, the peer is tried in other ways beside it: without a
 * greeting by speaking first, after one by a TLS request whose answer is small, and by a login in plain text.
 */
export async function attemptWatched(
  plan: AttemptPlan,
  plain: AttemptPlan,
  deadline: Deadline,
  connect: Connect,
  speak: Speak = speakFirst,
): Promise<Attempt[]> {
  let greeted = false;
  const saw = (): void => {
    greeted = true;
  };
  const first = connect({ ...plan, greeted: saw }, deadline);
  if ('socket' in plan.target || (await settledWithin(first, patience.greeting))) return [await first];
  const soon = (): Deadline => deadlineIn(Math.max(1, Math.min(2000, deadline.left())));
  if (!greeted) {
    const others = await Promise.all([speak(plan, 'tls-first', soon()), speak(plan, 'proxy-header', soon())]);
    // Who closes on both without a word waits for a protocol of his own; who hangs is not asked again.
    const closes = others.every(
      ({ closedBeforeGreeting: end, firstBytes, tls }) =>
        (end === 'fin' || end === 'reset') && firstBytes === undefined && tls === undefined,
    );
    const more = closes ? [await speak(plan, 'first-bytes', soon())] : [];
    return [await first, ...others, ...more];
  }
  if (plan.tls === 'never' || (await settledWithin(first, patience.handshake - patience.greeting)))
    return [await first];
  const others = Promise.all([speak(plan, 'tls-refusal', soon()), connect(plain, soon())]);
  return [await first, ...(await others)];
}

async function settledWithin(promise: Promise<unknown>, millis: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), millis);
  });
  const outcome = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return outcome;
}
