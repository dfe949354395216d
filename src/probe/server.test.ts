import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { probeServer } from './server.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-server-')));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const ca = makeCa('/CN=CA');
writeFileSync(at('ca.pem'), ca.pem);
writeFileSync(at('my.cnf'), `[mysqld]\ndatadir=${folder}\nuser=root\nssl_ca=ca.pem\nssl_cert=${at('gone.pem')}\n`);

it('looks at a server that does not run, from its option file', async () => {
  const { server } = await probeServer({ optionFile: at('my.cnf') });
  expect(server?.user?.name).toBe('root');
  expect(server?.files?.ca).toMatchObject({ named: 'ca.pem', path: at('ca.pem'), content: { form: 'pem' } });
  expect(server?.files?.cert?.steps.at(-1)?.type).toBe('missing');
  expect(server?.process).toBeUndefined();
});

it('lets the values of a running server count more than the file', async () => {
  const { server } = await probeServer({ optionFile: at('my.cnf'), variables: { ssl_cert: at('ca.pem') } });
  expect(server?.files?.cert?.content?.form).toBe('pem');
});

it("uses the data folder's own files only when the set is whole", async () => {
  writeFileSync(at('none.cnf'), `[mysqld]\ndatadir=${folder}\n`);
  expect((await probeServer({ optionFile: at('none.cnf') })).server?.files).toEqual({});
  writeFileSync(at('server-cert.pem'), ca.pem);
  writeFileSync(at('server-key.pem'), ca.keyPem);
  expect(Object.keys((await probeServer({ optionFile: at('none.cnf') })).server?.files ?? {})).toEqual([
    'cert',
    'key',
    'ca',
  ]);
});
