import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { readWhole } from './disk.ts';
import type { CaLayout } from './folder-layout.ts';

/** Certificate and key that a CA had before it was renewed. */
export interface FormerFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Where they are kept, under the serial of the certificate. */
export function formerFiles(layout: CaLayout, serial: string): FormerFiles {
  return {
    certificate: join(layout.dir, 'certs', `cacert-${serial}.pem`),
    key: join(layout.privateFolder, `cakey-${serial}.pem`),
  };
}

/** A former key whose leaves may still be in use. */
export interface FormerKey {
  readonly certificate: Certificate;
  readonly keyPath: string;
}

/** Former keys of a CA that was renewed with a new key, whose certificates have not ended: their leaves need a CRL too. */
export function formerKeys(layout: CaLayout, current: Certificate, now: Date): FormerKey[] {
  const folder = join(layout.dir, 'certs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const serial = /^cacert-([0-9A-F]+)\.pem$/.exec(name)?.[1];
      if (serial === undefined) return [];
      const { certificate: path, key } = formerFiles(layout, serial);
      const certificate = parseCertificates(readWhole(path), path)[0];
      if (certificate === undefined || !existsSync(key) || certificate.notAfter <= now) return [];
      return Buffer.compare(certificate.publicKey.der, current.publicKey.der) === 0
        ? []
        : [{ certificate, keyPath: key }];
    });
}
