import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { fileFact } from './file-fact.ts';
import { nearbyFiles } from './nearby.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-nearby-')));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'tls'));
const { pem } = makeCa('/CN=CA');
for (const name of ['ca.pem', 'tls/server.crt', 'tls/notes.txt', 'tls/empty.pem'])
  writeFileSync(join(folder, name), name.includes('empty') ? '' : pem);
const view = { base: folder, accounts: { users: [], groups: [] } };

const check = async (named: string, expected: string[]): Promise<void> => {
  const found = await nearbyFiles([await fileFact(join(folder, named), view)], view);
  expect(found.map(({ path }) => path.slice(folder.length + 1))).toEqual(expected);
};

it('looks beside the file that was named', async () => {
  await check('tls/nope.pem', ['tls/server.crt']);
  await check('ca.pem', []);
});

it('looks into the folders beside one that is not there', async () => {
  await check('tsl/server.crt', ['ca.pem', 'tls/server.crt']);
});

it('passes over folders that hold anything', async () => {
  expect(await nearbyFiles([await fileFact('/tmp/nope.pem', view)], view)).toEqual([]);
});

it('looks for CA folders in and beside the folders above', async () => {
  mkdirSync(join(folder, 'my-ca'));
  writeFileSync(join(folder, 'my-ca/cacert.pem'), pem);
  await check('tls/nope.pem', ['my-ca/cacert.pem', 'tls/server.crt']);
});
