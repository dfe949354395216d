import { expect, it } from 'vitest';
import { nameService } from './name-service.ts';

it('has no answer where there is none', async () => {
  const service = nameService(100);
  expect(await service.addresses('no such name')).toEqual([]);
  expect(await service.aliasOf('no such name')).toEqual([]);
  expect(await service.names('no address')).toEqual([]);
});
