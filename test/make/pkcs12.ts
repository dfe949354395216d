import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCa } from './certificates.ts';

/** A PKCS#12 store that openssl made. */
export function makePkcs12(password: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-p12-'));
  try {
    const made = makeCa('/CN=store');
    const path = join(folder, 'pair.pem');
    writeFileSync(path, made.pem + made.keyPem);
    return execFileSync('openssl', ['pkcs12', '-export', '-in', path, '-passout', 'stdin'], { input: password });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
