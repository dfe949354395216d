import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { lookAtFiles, type Wanted } from './look-files.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db1', issuer: ca, extensions: ['subjectAltName=DNS:db1'], to: 90 });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-files-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'tls'));
  writeFileSync(join(folder, 'tls', 'ca.pem'), ca.pem);
  writeFileSync(join(folder, 'tls', 'server-cert.pem'), leaf.pem);
  writeFileSync(join(folder, 'tls', 'server-key.pem'), leaf.keyPem, { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const uid = process.getuid?.() ?? 0;
function look(name: string, over: Partial<Wanted> = {}, host: Machine = localMachine): ReturnType<typeof lookAtFiles> {
  const at = (file: string): string => join(folder, name, file);
  return lookAtFiles(
    host,
    { ca: at('ca.pem'), cert: at('server-cert.pem'), key: at('server-key.pem') },
    {
      names: ['db1'],
      now: new Date(),
      days: 30,
      pkcs1Only: false,
      exactly: { ca: bytes(ca.pem) },
      user: { uid, gid: 0, groups: [] },
      served: undefined,
      ...over,
    },
  );
}

it('takes what is right, and says what is not', async () => {
  expect((await look('tls')).unfit).toBeUndefined();
  expect(await look('tls')).toMatchObject({ directory: 'there', writable: true });
  const check = async (over: Partial<Wanted>, why: RegExp): Promise<void> =>
    expect((await look('tls', over)).unfit).toMatch(why);
  await check({ names: ['db2'] }, /not for db2/);
  await check({ days: 300 }, /less than 300 days/);
  await check({ exactly: { ca: bytes('x') } }, /CA file is another/);
  await check({ exactly: { ca: bytes(ca.pem), cert: bytes('x') } }, /certificate is another/);
  await check({ exactly: { ca: bytes(ca.pem), key: bytes('x') } }, /key is another/);
  await check({ user: { uid: 54321, gid: 54321, groups: [] } }, /server's user/);
});

it('knows whether the server shows it', async () => {
  expect((await look('tls', { served: parseCertificate(leaf.der).fingerprintSha256 })).loaded).toBe(true);
  expect((await look('tls', { served: 'AA' })).loaded).toBe(false);
});

it('sees what keeps files from being put or reached there', async () => {
  expect(await look('new')).toMatchObject({
    directory: 'missing',
    writable: true,
    existing: [],
    unfit: expect.stringMatching(/no ca.pem/),
  });
  writeFileSync(join(folder, 'plain'), '');
  expect((await look('plain')).directory).toBe('no-directory');
  mkdirSync(join(folder, 'closed'), { mode: 0o700 });
  const other = { uid: 54321, gid: 54321, groups: [] };
  expect((await look(join('closed', 'tls'), { user: other })).unreachable).toMatch(/closed is 0700/);
});

it('wants a key that nobody else can read', async () => {
  chmodSync(join(folder, 'tls', 'server-key.pem'), 0o604);
  expect((await look('tls')).unfit).toMatch(/read by everybody/);
  chmodSync(join(folder, 'tls', 'server-key.pem'), 0o600);
});

it('takes no place below a file for a folder', async () => {
  expect((await look('tls/ca.pem/deeper')).directory).toBe('no-directory');
  expect((await look('none/deeper')).directory).toBe('missing');
});

it("tells a folder that the server's process sees otherwise", async () => {
  const seen = (identity: string | undefined): Machine => ({
    ...localMachine,
    stat: async (path) => {
      const own = await localMachine.stat(path.replace('/proc/7/root', ''));
      if (!path.startsWith('/proc/7/root') || 'errno' in own) return own;
      return identity === undefined ? { errno: 'ENOENT' } : { ...own, identity };
    },
  });
  const check = async (host: Machine, expected: RegExp | undefined): Promise<void> => {
    const { unreachable } = await look('tls', { pid: 7 }, host);
    if (expected === undefined) expect(unreachable).toBeUndefined();
    else expect(unreachable).toMatch(expected);
  };
  await check(seen('elsewhere'), /PrivateTmp/);
  await check(seen(undefined), /sees another/);
  // Process 7 of this machine can't be looked into, or there is none.
  await check(
    {
      ...localMachine,
      stat: async (path) => (path.startsWith('/proc/') ? { errno: 'EACCES' } : localMachine.stat(path)),
    },
    undefined,
  );
});
