import { fail } from '../base/error.ts';

/** A count of days as a user gives it: a number above 0, with a fraction if need be. Fails with `usage`. */
export function daysFrom(text: string | undefined, option = '--days'): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && days > 0 && days <= 36_525) return days;
  return fail('usage', { seen: `${option} ${text}`, expected: 'a number of days, more than 0 and at most 36525' });
}
