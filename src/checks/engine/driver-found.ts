import type { Facts } from '../../facts/facts.ts';
import type { Found } from './check.ts';
import { byHand, prove } from './mend.ts';
import { observe } from './observe.ts';

/**
 * The `run` of a check about something that stands in the configuration of a driver.
 * @param refuted what was seen speaks against it: the driver's own message is another one, say.
 */
export function foundDriver(
  id: string,
  refuted: (facts: Facts, complaint: string | undefined) => boolean = () => false,
): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const { driver, complaint } = facts.client ?? {};
    if (driver === undefined || refuted(facts, complaint)) return [];
    // Where the connection stands still, what the options make of it is no mere warning.
    const failing = observe(facts).failing !== undefined;
    return driver.problems
      .filter((problem) => problem.id === id)
      .slice(0, 1)
      .map(({ what, option, instead }) => ({
        what,
        evidence: {
          driver: driver.id,
          option,
          value: driver.options[option] ?? driver.options[option.split('.')[0] ?? ''] ?? '',
        },
        mends: [...(instead === undefined ? [] : [byHand(`${driver.id}: ${instead}`)]), prove],
        ...(failing ? { severity: 'error' as const } : {}),
      }));
  };
}
