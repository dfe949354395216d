import { expect, it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { pathObstacle } from '../checks/engine/path-access.ts';
import type { FileFact } from '../facts/file.ts';
import { parseAccessLists, withAccessLists } from './access-lists.ts';

// Of getfacl 2.3.1.
const printed = `# file: /k
# owner: 0
# group: 0
user::rw-
user:104:---
group::r--
mask::rwx
other::r--

# file: /tls\\040of\\134db
# owner: 0
# group: 0
# flags: s--
user::rwx
group::r-x
other::---
`;

it('reads what getfacl prints', () => {
  const lists = parseAccessLists(printed);
  expect(lists.get('/k')).toEqual([
    { tag: 'user', who: 104, bits: 0 },
    { tag: 'group', bits: 4 },
    { tag: 'mask', bits: 7 },
  ]);
  expect(lists.get('/tls of\\db')).toEqual([]);
  expect(parseAccessLists('sh: getfacl: not found').size).toBe(0);
});

const check = async (file: FileFact, asked: number, expected: string | undefined): Promise<void> => {
  let times = 0;
  const run = async () => {
    times += 1;
    return { status: 0, output: printed };
  };
  const { key } = await withAccessLists({ key: file }, mysql, { run });
  expect(times).toBe(asked);
  expect(key === undefined ? undefined : pathObstacle(key, mysql)?.obstacle).toBe(expected);
};

it('asks where the kernel refuses what the modes allow, and where modes refuse and nobody tried', async () => {
  const open = fileAt('/0755 k:0674');
  await check({ ...open, opened: { as: mysql, ok: false } }, 1, 'file-closed');
  await check({ ...open, opened: { as: mysql, ok: true } }, 0, undefined);
  await check(open, 0, undefined);
  await check(fileAt('/0755 k:0670'), 1, 'file-closed');
  await check({ ...fileAt('/0755 k:0600'), opened: { as: mysql, ok: false } }, 0, 'file-closed');
  await check(fileAt('/0755 x:missing'), 0, 'missing');
});
