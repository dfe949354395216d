import { generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { isSelfIssued } from './chain.ts';
import { openCa } from './open-ca.ts';

const code = (run: () => unknown): string => {
  try {
    run();
    return '';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('open', () => {
  it('reads the certificate, and the key only to sign', async () => {
    const { layout } = await newCa();
    rmSync(layout.key);
    const ca = openCa(layout.dir);
    expect(isSelfIssued(ca.certificate)).toBe(true);
    expect(ca.above).toEqual([]);
    expect(code(() => ca.signer())).toBe('ca-files-missing');
    const outside = openCa(layout.dir, { keyCommand: 'false' });
    expect(outside.signer().key).toBeUndefined();
    await expect(outside.signer().sign(Uint8Array.of(1))).rejects.toMatchObject({ code: 'key-command-failed' });
  });

  it('never signs with another key', async () => {
    const { layout } = await newCa();
    rmSync(layout.key);
    writeFileSync(
      layout.key,
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    expect(code(() => openCa(layout.dir).signer())).toBe('ca-key-mismatch');
  });

  it('says what is missing', async () => {
    const { layout } = await newCa();
    writeFileSync(layout.certificate, 'no certificate');
    expect(code(() => openCa(layout.dir))).toBe('pem-no-block');
    rmSync(layout.certificate);
    expect(code(() => openCa(layout.dir))).toBe('ca-files-missing');
    rmSync(layout.index);
    expect(code(() => openCa(layout.dir))).toBe('ca-folder-missing');
  });
});
