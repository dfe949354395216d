import { expect, it } from 'vitest';
import { localHost } from './host.ts';

it('is this machine', async () => {
  expect(await localHost.hasAddress('127.0.0.1')).toBe(true);
});
