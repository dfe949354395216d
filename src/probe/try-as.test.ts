import { expect, it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { triedAs } from './try-as.ts';

const files = { key: fileAt("/0755 it's.pem:0600"), cert: fileAt('/0755 c.pem:0644'), ca: fileAt('/0755 x:missing') };
const check = async (output: string, status: number, expected: unknown): Promise<void> => {
  const asked: string[] = [];
  const run = async (command: string) => {
    asked.push(command);
    return { status, output };
  };
  const { key, cert } = await triedAs(files, mysql, { run });
  expect([key?.opened?.ok, cert?.opened?.ok]).toEqual(expected);
  expect(asked[0]).toMatch(/^setpriv --reuid 104 --regid 110 --clear-groups sh -c .* sh '\/it'\\''s.pem' \/c.pem$/);
};

it('takes the word of the kernel, file by file', async () => {
  await check('no\nyes\n', 0, [false, true]);
});

it('takes no word for one', async () => {
  await check('', 1, [undefined, undefined]);
  await check('no\n', 0, [undefined, undefined]);
});

it('asks nothing for root', async () => {
  const run = () => expect.fail('asked');
  expect(await triedAs(files, { uid: 0, gid: 0, groups: [] }, { run })).toBe(files);
});
