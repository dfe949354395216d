import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('could not tell where nobody answers, and wants an account', async () => {
  const at = ['-h', '127.0.0.1', '-P', '1', '-u', 'root'];
  expect((await cli(['account', 'require', 'app@%', '--ssl', ...at])).status).toBe(3);
  expect((await cli(['account', 'require', '--ssl', ...at])).status).toBe(2);
});
