import { expect, it } from 'vitest';
import { mountOf, parseMounts, readMounts } from './mounts.ts';

const mounts = parseMounts(
  [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '30 22 0:40 / /mnt/my\\040share rw - nfs4 host:/x rw',
    'broken line',
    '31 22 0:41 / /mnt ro - tmpfs tmpfs rw',
  ].join('\n'),
);

it('finds the mount that a path lies on', () => {
  expect(mountOf('/etc/x', mounts)?.type).toBe('ext4');
  expect(mountOf('/mnt/my share/k.pem', mounts)).toMatchObject({ type: 'nfs4', point: '/mnt/my share' });
  expect(mountOf('/mntx', mounts)?.type).toBe('ext4');
  expect(mountOf('/x', [])).toBeUndefined();
});

it('reads the mounts of this machine', async () => {
  expect(mountOf('/proc', await readMounts())?.type).toBe('proc');
});
