import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { fileFact } from '../probe/file-fact.ts';
import { lookBeside, lookCloser } from './look-closer.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-closer-')));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'ca.pem'), makeCa('/CN=CA').pem);

it('sees what lies beside the files of either side', async () => {
  const cert = await fileFact(join(folder, 'nope.pem'), { base: '/', accounts: { users: [], groups: [] } });
  const paths = [{ path: join(folder, 'ca.pem') }];
  expect((await lookCloser({ files: { cert } })).nearby).toMatchObject(paths);
  expect((await lookBeside({ files: { cert } })).nearby).toMatchObject(paths);
  expect(await lookCloser({})).toEqual({});
});
