import { expect, it } from 'vitest';
import { fileAt } from '../../../test/make/files.ts';
import { makeClient } from '../../../test/make/finds.ts';
import { aboutClient, foundClientObstacles } from './client-file-found.ts';

it('names the option, the file and what stands in the way', () => {
  const find = foundClientObstacles(aboutClient(['key'], ['file-closed']));
  const [found] = find(makeClient({ key: fileAt('/0755 k.pem:0600'), ca: fileAt('/0755 ca.pem:0600') }));
  expect(found?.what).toBe('ssl-key=/k.pem: mysql (uid 104) may not read /k.pem (0600 root:root)');
  expect(found?.fix?.[1]).toBe('sudo chmod 0400 /k.pem');
});
