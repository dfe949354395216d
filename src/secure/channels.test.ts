import { expect, it } from 'vitest';
import { fakeRun } from '../../test/make/run.ts';
import { restoreChannel } from './channels.ts';

it('sets the old options again, in order', async () => {
  const { run, asked } = fakeRun([]);
  if (run.session === undefined) throw new Error('no session');
  const action = {
    do: 'replica' as const,
    channel: '',
    runs: true,
    statements: [],
    undo: ['STOP REPLICA', 'CHANGE', 'START'],
  };
  await restoreChannel(run.session, action);
  expect(asked).toEqual(action.undo);
});
