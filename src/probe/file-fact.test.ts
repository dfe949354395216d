import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { fileFact } from './file-fact.ts';
import { readAccounts } from './identity.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-fact-')));
afterAll(() => rmSync(base, { recursive: true }));
writeFileSync(join(base, 'ca.pem'), makeCa('/CN=CA').pem);
mkdirSync(join(base, 'ca.d'));
writeFileSync(join(base, 'ca.d/x.0'), 'x');
const view = { base, accounts: readAccounts(), pid: process.pid };

it('takes relative paths as the program does and reads the content', async () => {
  const fact = await fileFact('ca.pem', view);
  expect(fact).toMatchObject({
    named: 'ca.pem',
    path: join(base, 'ca.pem'),
    content: { form: 'pem' },
    inside: { exists: true, sameFile: true },
  });
  expect(fact.mount?.type).toBeDefined();
});

it('lists folders and says what is missing', async () => {
  const folder = await fileFact('ca.d', view);
  expect(folder.entries?.map(({ path }) => path)).toEqual([join(base, 'ca.d/x.0')]);
  const gone = await fileFact('gone.pem', view);
  expect(gone.steps.at(-1)?.type).toBe('missing');
  expect(gone.content).toBeUndefined();
});

it('says of a file that is too large that it is, without reading it', async () => {
  const path = join(base, 'large.pem');
  writeFileSync(path, '');
  truncateSync(path, 17 * 1024 * 1024);
  expect(await fileFact('large.pem', view)).toMatchObject({ size: 17 * 1024 * 1024, content: { form: 'too-large' } });
  rmSync(path);
});
