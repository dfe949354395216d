import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { logText } from './log-text.ts';

it('reads the end, in whole lines', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-log-'));
  try {
    const path = join(folder, 'error.log');
    writeFileSync(path, 'first\nsecond\nthird\n');
    const none = Readable.from([]);
    expect(await logText('error.log', none, folder)).toBe('first\nsecond\nthird\n');
    expect(await logText(path, none, '/', 9)).toBe('third\n');
    const pipe = (): Readable => Readable.from(['fir', 'st\nsec', 'ond\nthi', 'rd\n'].map((part) => Buffer.from(part)));
    expect(await logText('-', pipe(), '/')).toBe('first\nsecond\nthird\n');
    expect(await logText('-', pipe(), '/', 9)).toBe('third\n');
    await expect(logText(join(folder, 'none'), none, '/')).rejects.toMatchObject({ code: 'file-missing' });
    await expect(logText(folder, none, '/')).rejects.toMatchObject({ code: 'file-not-readable' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
