import { expect, it } from 'vitest';
import { fail } from './error.ts';
import { trouble } from './trouble.ts';

it('goes on after what fails, and says it', async () => {
  const { said, attempt } = trouble();
  let done = 0;
  await attempt('files', async () => fail('file-missing', { at: '/x', seen: 'no such file' }));
  await attempt('accounts', async () => {
    done += 1;
  });
  expect(done).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^files: .*\/x: no such file/)]);
});
