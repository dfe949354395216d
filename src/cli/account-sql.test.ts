import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('prints a statement for each family', async () => {
  const said = await cli(['account', 'sql', "'app'@'%'", '--ssl', '--json']);
  expect(JSON.parse(said.out)).toMatchObject({
    account: "'app'@'%'",
    statements: [{ statement: "ALTER USER 'app'@'%' REQUIRE SSL" }, {}],
  });
  expect((await cli(['account', 'sql', "'app", '--ssl'])).status).toBe(2);
});
