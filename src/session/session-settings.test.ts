import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { resolveSession, type SettingsReaders, sessionSettings } from './session-settings.ts';

const readers: SettingsReaders = {
  exists: async () => true,
  readText: async (path) => `-----BEGIN CERTIFICATE-----\n${path}\n-----END CERTIFICATE-----`,
  listNames: async () => [],
  passphrase: async () => 'unused',
  password: async () => 'typed',
  userName: () => 'me',
};
const settings = (line: string) =>
  sessionSettings(
    readArguments(
      line.split(' ').filter((word) => word !== ''),
      connectionOptions,
    ),
    readers,
  );

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
  expect(await settings('')).toMatchObject({ user: 'me', password: '', tls: 'never', material: {} });
  expect(await settings('-h db1 -p --ssl-ca=ca --ssl-verify-name=db.example.com')).toMatchObject({
    password: 'typed',
    verifyName: 'db.example.com',
  });
});

it('takes a public key where TLS is no must, and never otherwise', async () => {
  expect((await settings('-h a --ssl-mode=DISABLED --server-public-key-path=key')).publicKey).toContain('key');
  expect((await settings('-h a --ssl-mode=REQUIRED --server-public-key-path=key')).publicKey).toBeUndefined();
});

it('pins fingerprints', async () => {
  expect((await settings(`-h a --ssl-fp=${'ab'.repeat(32)}`)).fingerprints).toHaveLength(1);
});

it('waits no longer than a day, and refuses times that are none', async () => {
  expect((await settings('-h a --connect-timeout=0')).connectMillis).toBe(86_400_000);
  await expect(settings('-h a --connect-timeout=soon')).rejects.toMatchObject({ code: 'usage' });
});

it('tells the mode and the notes', async () => {
  const { mode, notes } = await resolveSession(readArguments(['-P1', '--ssl-ca=x'], connectionOptions), readers);
  expect([mode, notes.length]).toEqual(['VERIFY_IDENTITY', 2]);
});
