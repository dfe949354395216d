import { describe, expect, it } from 'vitest';
import { healthySetUps } from '../../scripts/judge/healthy-set-ups.ts';
import { judge } from '../../scripts/judge/judge.ts';
import { candidatesFor } from './candidates.ts';

// A sample of `npm run judge:healthy`, which makes a hundred.
const sample = healthySetUps(6, 7);

describe('a healthy set-up has no finding above notice', () => {
  for (const [index, scenario] of sample.entries()) {
    const [server = ''] = scenario.servers;
    const missing = candidatesFor({}).find(({ name }) => name === server)?.missing;
    it.skipIf(missing !== null)(`${index} on ${server} (${scenario.variant})`, async () => {
      const rows = await judge(scenario, server, { mend: false });
      expect(rows.map(({ side, mark, said }) => [side, mark, said])).toEqual(
        rows.map(({ side }) => [side, 'right', 'healthy']),
      );
    });
  }
});
