import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('could not tell where nobody answers, and wants an account', async () => {
  const at = ['-h', '127.0.0.1', '-P', '1', '-u', 'root'];
  expect((await cli(['account', 'check', 'app@%', ...at])).status).toBe(3);
  expect((await cli(['account', 'check', ...at])).status).toBe(2);
});
