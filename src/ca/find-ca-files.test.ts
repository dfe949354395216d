import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { findCaFiles, isCa } from './find-ca-files.ts';
import { findLayout } from './folder-layout.ts';
import { issueServer } from './issue.ts';
import type { Ca } from './open-ca.ts';

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** A CA whose files have other names, with a leaf and its key among them, as the hand-typed steps leave it. */
async function renamedCa(
  passphrase?: string,
): Promise<{ ca: Ca; found: () => { certificate: string; key: string | undefined } }> {
  const ca = await newCa(passphrase === undefined ? {} : { passphrase });
  const { dir } = ca.layout;
  const leaf = await issueServer(ca, { name: 'user' });
  renameSync(ca.layout.certificate, join(dir, 'certs', 'ca-cert.crt'));
  renameSync(ca.layout.key, join(dir, 'private', 'ca-privkey.key'));
  writeFileSync(join(dir, 'certs', 'a-cert.crt'), leaf.certificatePem);
  writeFileSync(join(dir, 'private', 'a-privkey.key'), leaf.keyPem ?? '', { mode: 0o600 });
  return {
    ca,
    found: () => {
      const { certificatePath, keyPath } = findCaFiles(findLayout(dir));
      return {
        certificate: relative(dir, certificatePath),
        key: keyPath === undefined ? undefined : relative(dir, keyPath),
      };
    },
  };
}

describe('files of a CA', () => {
  it('are found under other names, by what is in them', async () => {
    const { found } = await renamedCa();
    expect(found()).toEqual({ certificate: 'certs/ca-cert.crt', key: 'private/ca-privkey.key' });
  });

  it('are found where the key is encrypted, by its name', async () => {
    const ca = await newCa({ passphrase: 'x' });
    const { dir } = ca.layout;
    renameSync(ca.layout.key, join(dir, 'private', 'myca.key'));
    writeFileSync(
      join(dir, 'private', 'a.key'),
      newKey().export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'y' }),
    );
    expect(findCaFiles(findLayout(dir)).keyPath).toBe(join(dir, 'private', 'myca.key'));
  });

  it('are the certificate alone where the key is elsewhere', async () => {
    const { ca, found } = await renamedCa();
    rmSync(join(ca.layout.dir, 'private', 'ca-privkey.key'));
    expect(found()).toEqual({ certificate: 'certs/ca-cert.crt', key: undefined });
  });

  it('are missing where there is no certificate that may sign', async () => {
    const { ca, found } = await renamedCa();
    rmSync(join(ca.layout.dir, 'certs', 'ca-cert.crt'));
    mkdirSync(join(ca.layout.dir, 'certs', 'folder.crt'));
    expect(found).toThrow(expect.objectContaining({ code: 'ca-files-missing' }));
  });

  it('tell a CA from a leaf', async () => {
    const ca = await newCa();
    expect(isCa(ca.certificate)).toBe(true);
    expect(
      isCa({
        ...ca.certificate,
        extensions: { all: [], problems: [], basicConstraints: { ca: false, pathLength: undefined } },
      }),
    ).toBe(false);
    expect(isCa({ ...ca.certificate, version: 1, extensions: { all: [], problems: [] } })).toBe(true);
  });
});
