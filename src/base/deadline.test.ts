import { describe, expect, it } from 'vitest';
import { deadlineIn, earlier, within } from './deadline.ts';

describe('deadline', () => {
  it('counts down and stops at zero', () => {
    let clock = 1000;
    const deadline = deadlineIn(50, () => clock);
    clock = 1020;
    expect(deadline.left()).toBe(30);
    clock = 2000;
    expect(deadline.left()).toBe(0);
  });

  it('chooses the earlier', () => {
    const now = (): number => 0;
    expect(earlier(deadlineIn(5, now), deadlineIn(9, now)).millis).toBe(5);
    expect(earlier(deadlineIn(9, now), deadlineIn(5, now)).millis).toBe(5);
  });

  it('passes a value through, and a rejection', async () => {
    await expect(within(Promise.resolve(1), deadlineIn(1000), 'x')).resolves.toBe(1);
    await expect(within(Promise.reject(new Error('no')), deadlineIn(1000), 'x')).rejects.toThrow('no');
  });

  it('rejects with a code and calls onTimeout', async () => {
    let called = false;
    const never = new Promise(() => {});
    await expect(within(never, deadlineIn(5), 'the greeting', () => (called = true))).rejects.toMatchObject({
      code: 'deadline-passed',
      message: 'waited 5 ms for the greeting',
    });
    expect(called).toBe(true);
  });
});
