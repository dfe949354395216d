import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileContent } from '../../src/facts/file.ts';
import type { Made } from './certificates.ts';

export interface MadeCrl {
  readonly pem: string;
  readonly der: Uint8Array;
}

/** A CRL made by the openssl program; `from` and `to` are days from now. */
export function makeCrl(
  ca: Made,
  wish: { readonly revoked?: readonly Made[]; readonly from?: number; readonly to?: number; readonly key?: Made } = {},
): MadeCrl {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-crl-'));
  const at = (name: string): string => join(folder, name);
  const date = (days: number): string =>
    `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '')}`;
  try {
    const rows = (wish.revoked ?? []).map(({ pem }) => {
      const { serialNumber } = new X509Certificate(pem);
      return `R\t391231235959Z\t${date(-1).slice(2)}\t${serialNumber}\tunknown\t/CN=revoked\n`;
    });
    writeFileSync(at('index'), rows.join(''));
    writeFileSync(at('ca.pem'), ca.pem);
    // Another key under the same name: openssl looks at the certificate it is given, so that one is made for it.
    writeFileSync(at('key.pem'), (wish.key ?? ca).keyPem);
    if (wish.key !== undefined) {
      const subject = String(
        execFileSync('openssl', ['x509', '-in', at('ca.pem'), '-noout', '-subject', '-nameopt', 'compat']),
      );
      const name = subject.replace(/^subject=\s*/, '').trim();
      execFileSync('openssl', ['req', '-new', '-x509', '-key', at('key.pem'), '-subj', name, '-out', at('ca.pem')], {
        stdio: 'pipe',
      });
    }
    writeFileSync(
      at('cnf'),
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${at('index')}\ndefault_md=sha256\nunique_subject=no\n`,
    );
    const times = ['-crl_lastupdate', date(wish.from ?? -1), '-crl_nextupdate', date(wish.to ?? 30)];
    const files = ['-cert', at('ca.pem'), '-keyfile', at('key.pem'), '-out', at('crl.pem')];
    execFileSync('openssl', ['ca', '-gencrl', '-config', at('cnf'), ...times, ...files], { stdio: 'pipe' });
    return {
      pem: String(execFileSync('openssl', ['crl', '-in', at('crl.pem')])),
      der: new Uint8Array(execFileSync('openssl', ['crl', '-in', at('crl.pem'), '-outform', 'DER'])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The content of a CRL file. */
export function crlFile(...crls: readonly MadeCrl[]): FileContent {
  return { form: 'pem', blocks: crls.map(({ der }) => ({ kind: 'crl', der })), lineEnds: 'lf' };
}
