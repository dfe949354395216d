import { expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { connectionFileRequest, connectionSettings } from '../optionfile/connection-settings.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import { sessionSettings } from './session-settings.ts';

const ca = makeCa('/CN=CA');

function settings(line: string) {
  const { given } = readArguments(['--no-defaults', ...line.split(' ')], connectionOptions);
  const request = connectionFileRequest(given, { env: {}, cwd: '/' });
  const found = resolveOptionFiles(request, { read: () => ({ kind: 'missing' }), list: () => null });
  return sessionSettings(connectionSettings(given, found, {}), {
    exists: async (path) => path === '/tmp/mysql.sock',
    readText: async (path) => (path === 'ca' ? ca.pem : `text of ${path}`),
    listNames: async () => [],
    passphrase: async () => 'unused',
    password: async () => 'typed',
    userName: () => 'me',
  });
}

it('makes settings from flags', async () => {
  expect(await settings('-h db1 -u app -psecret -D shop --ssl-ca=ca --connect-timeout=3')).toMatchObject({
    target: { host: 'db1', port: 3306 },
    at: 'db1:3306',
    user: 'app',
    password: 'secret',
    database: 'shop',
    tls: 'must',
    verifyChain: true,
    verifyName: 'db1',
    connectMillis: 3000,
  });
  expect(await settings('-h db1 -p --ssl-ca=ca --ssl-verify-name=db.example.com')).toMatchObject({
    password: 'typed',
    verifyName: 'db.example.com',
  });
});

it('finds the socket where nothing else is said', async () => {
  expect(await settings('-u app')).toMatchObject({
    target: { socket: '/tmp/mysql.sock' },
    at: '/tmp/mysql.sock',
    password: '',
    tls: 'never',
    material: {},
  });
  expect((await settings('-S /x')).target).toEqual({ socket: '/x' });
  expect((await settings('-h ::1')).at).toBe('[::1]:3306');
});

it('refuses to verify without anything to verify by, and lets a server prove itself where asked in MariaDB words', async () => {
  for (const mode of ['VERIFY_CA', 'VERIFY_IDENTITY']) {
    await expect(settings(`-h a --ssl-mode=${mode}`)).rejects.toMatchObject({ code: 'tls-ca-needed' });
  }
  expect(await settings('-h a --ssl-verify-server-cert')).toMatchObject({ proof: true, verifyChain: true });
});

it('takes a public key where TLS is no must, and never otherwise', async () => {
  expect((await settings('-h a --ssl-mode=DISABLED --server-public-key-path=key')).publicKey).toContain('key');
  expect((await settings('-h a --ssl-mode=REQUIRED --server-public-key-path=key')).publicKey).toBeUndefined();
});

it('pins fingerprints', async () => {
  expect((await settings(`-h a --ssl-fp=${'ab'.repeat(32)}`)).fingerprints).toHaveLength(1);
});
