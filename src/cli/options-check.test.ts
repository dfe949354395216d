import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('says that a named file is missing', async () => {
  const said = await cli(['options', 'check', '--config', '/nonexistent/my.cnf']);
  expect([said.status, said.out]).toEqual([1, expect.stringMatching(/nonexistent/)]);
});
