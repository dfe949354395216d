import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('reads the groups of server or client', async () => {
  const said = await cli(['options', 'show', '--config', '/nonexistent/my.cnf', '--json']);
  expect(JSON.parse(said.out)).toMatchObject({ options: [] });
});
