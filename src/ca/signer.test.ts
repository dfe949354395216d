import { createPublicKey, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { exportPrivateKey, keyPair } from '../x509/key-pair.ts';
import { commandSigner, keySigner, signAndSeal } from './signer.ts';

it('signs the same by key and by command', async () => {
  const { privateKey } = keyPair('rsa:2048');
  const path = join(scratch(), 'key.pem');
  writeFileSync(path, exportPrivateKey(privateKey), { mode: 0o600 });
  const publicKey = createPublicKey(privateKey);
  const byKey = keySigner(privateKey);
  const byCommand = commandSigner(`openssl pkeyutl -sign -inkey ${path} -pkeyopt digest:sha256`, publicKey, 10_000);
  const bytes = Buffer.from([0x30, 0x00]);
  // RSA PKCS#1 v1.5 has no randomness in it.
  expect(Buffer.from(await signAndSeal(bytes, byKey))).toEqual(Buffer.from(await signAndSeal(bytes, byCommand)));
  expect(verify('sha256', bytes, publicKey, await byCommand.sign(bytes))).toBe(true);
  expect(byCommand.key).toBeUndefined();
});
