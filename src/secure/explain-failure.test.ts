import { expect, it } from 'vitest';
import { fakeRun } from '../../test/make/run.ts';
import { explainFailure } from './explain-failure.ts';

it('names the cause where the doctor sees one, and keeps silent about what says itself why', async () => {
  const { run } = fakeRun([]);
  const plan = { steps: [], refusals: [], breaks: [], notes: [], paths: { ca: '', cert: '', key: '' } };
  // Port 1 of this machine: nothing listens there.
  const away = {
    ...run,
    settings: { ...run.settings, target: { host: '127.0.0.1', port: 1 }, password: 'hidden-Secret' },
  };
  const causes = await explainFailure(away, plan, 'connection refused');
  expect(causes.map(({ id }) => id)).toContain('network-port-closed');
  expect(JSON.stringify(causes)).not.toContain('hidden-Secret');
  expect(await explainFailure(away, plan, 'a signal', 'interrupted')).toEqual([]);
});
