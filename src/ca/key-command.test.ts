import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { schemeOfKey } from '../x509/signature.ts';
import { signByCommand } from './key-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-key-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bytes = Buffer.from('to be signed');

function keyFile(name: string, key: KeyObject): string {
  const path = join(folder, name);
  writeFileSync(path, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return path;
}

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');

async function check(publicKey: KeyObject, digest: 'sha256' | undefined, command: string): Promise<void> {
  const signature = await signByCommand(bytes, { command, publicKey, scheme: schemeOfKey(publicKey) });
  expect(verify(digest, bytes, publicKey, signature)).toBe(true);
}

const refused = (command: string, more = {}): Promise<void> =>
  expect(
    signByCommand(bytes, { command, publicKey: ec.publicKey, scheme: schemeOfKey(ec.publicKey), ...more }),
  ).rejects.toMatchObject({
    code: 'key-command-failed',
  });

describe('key command', () => {
  it('signs with the openssl program, raw or base64', { timeout: 60_000 }, async () => {
    const pkeyutl = (name: string, key: KeyObject): string =>
      `openssl pkeyutl -sign -inkey ${keyFile(name, key)} -pkeyopt digest:sha256`;
    await check(ec.publicKey, 'sha256', pkeyutl('ec', ec.privateKey));
    await check(rsa.publicKey, 'sha256', pkeyutl('rsa', rsa.privateKey));
    await check(ec.publicKey, 'sha256', `${pkeyutl('ec2', ec.privateKey)} | base64`);
  });

  it('takes r and s one after the other', async () => {
    const program = `
      const crypto = require('node:crypto');
      const key = require('node:fs').readFileSync(${JSON.stringify(keyFile('pair', ec.privateKey))});
      process.stdout.write(crypto.sign('sha256', ${JSON.stringify(bytes.toString())}, { key, dsaEncoding: 'ieee-p1363' }));`;
    writeFileSync(join(folder, 'pair.cjs'), program);
    await check(ec.publicKey, 'sha256', `node ${join(folder, 'pair.cjs')}`);
  });

  it('gets the bytes themselves for Ed25519', async () => {
    const key = keyFile('ed', ed.privateKey);
    await check(
      ed.publicKey,
      undefined,
      `test $TLSQL_DIGEST = none && cat > ${folder}/in && openssl pkeyutl -sign -rawin -inkey ${key} -in ${folder}/in`,
    );
  });

  it('is not believed', { timeout: 60_000 }, async () => {
    await refused('exit 3');
    await refused('echo no >&2; exit 1');
    await refused('true');
    await refused('cat');
    await refused('head -c 100000 /dev/zero');
    await refused(join(folder, 'no-such-program'));
    await refused('exec sleep 30', { timeoutMillis: 100 });
    await refused('sleep 1; true', { timeoutMillis: 100 });
    await refused(`openssl pkeyutl -sign -inkey ${keyFile('other', rsa.privateKey)} -pkeyopt digest:sha256`);
  });
});
