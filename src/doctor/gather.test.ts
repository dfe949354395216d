import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { gather } from './gather.ts';
import type { DoctorRequest } from './request.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-gather-')));
afterAll(() => rmSync(folder, { recursive: true }));
const ca = makeCa('/CN=CA');
writeFileSync(join(folder, 'ca.pem'), ca.pem);
writeFileSync(join(folder, 'my.cnf'), `[mysqld]\ndatadir=${folder}\nssl_ca=ca.pem\nlog_error=error.log\n`);
writeFileSync(join(folder, 'error.log'), '2026-01-01T00:00:00Z 0 [ERROR] SSL error: x\n');

const request = (words: string[], parts: Partial<DoctorRequest> = {}): DoctorRequest => ({
  given: readArguments(['--no-defaults', ...words], connectionOptions).given,
  env: {},
  cwd: folder,
  now: new Date(),
  password: async () => expect.fail('asked for a password'),
  ...parts,
});

it('looks at a server that does not run without connecting anywhere', async () => {
  const facts = await gather(request([], { serverOptionFile: join(folder, 'my.cnf'), offline: true }));
  expect(facts.server?.files?.ca?.content?.form).toBe('pem');
  expect(facts.log?.sinceStart).toHaveLength(1);
  expect(facts.wire).toBeUndefined();
  expect(facts.notLooked.map(({ what }) => what)).toEqual(expect.arrayContaining(['wire.attempts', 'admin.accounts']));
});

it('says why it could not look', async () => {
  const facts = await gather(request(['-h', '127.0.0.1', '-P', '1', '--tls-version=nonsense']));
  expect(facts.notLooked).toContainEqual({ what: 'wire.attempts', why: 'the client stops at its options' });
  const refused = await gather(
    request(['-h', '127.0.0.1', '-P', '1', '-uroot'], { adminGiven: request(['-h', '127.0.0.1', '-P', '1']).given }),
  );
  expect(refused.wire?.attempts[0]?.connectError).toBe('ECONNREFUSED');
  expect(refused.notLooked.find(({ what }) => what === 'admin.accounts')?.why).toContain(
    'the administrative login failed',
  );
});

it("leaves the server's files alone where the client's side alone is asked for", async () => {
  const parts = { serverOptionFile: join(folder, 'my.cnf') };
  const words = ['-h', '127.0.0.1', '-P', '1', '-uroot'];
  expect((await gather(request(words, parts))).server?.files?.ca).toBeDefined();
  const alone = await gather(request(words, { ...parts, clientSideOnly: true }));
  expect(alone.server).toBeUndefined();
  expect(alone.notLooked.find(({ what }) => what === 'server.files')?.why).toContain('--client-side-only');
});
