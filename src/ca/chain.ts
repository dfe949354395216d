import { join } from 'node:path';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { encodePem } from '../x509/pem.ts';
import { readIfThere } from './disk.ts';
import type { CaLayout } from './folder-layout.ts';

/** The file that holds an intermediate's certificate and those above it up to the root. */
export const chainPath = (layout: CaLayout): string => join(layout.dir, 'cachain.pem');

/** The new CA certificate signed by the key before it: leads clients that know only the old root to the new leaves. */
export const crossPath = (layout: CaLayout): string => join(layout.dir, 'cacross.pem');

/** Whether issuer and subject are the same name, as a root's are. */
export const isSelfIssued = ({ issuer, subject }: Certificate): boolean =>
  Buffer.compare(issuer.der, subject.der) === 0;

/** Certificates as PEM, one after the other. */
export function pemChain(certificates: readonly Certificate[]): string {
  return certificates.map(({ der }) => encodePem('CERTIFICATE', der)).join('');
}

/** The certificates above a CA's own: those after it in its own file, else in `cachain.pem`. */
export function readAbove(layout: CaLayout, own: readonly Certificate[]): readonly Certificate[] {
  if (own.length > 1) return own.slice(1);
  const path = chainPath(layout);
  const bytes = readIfThere(path);
  return bytes === undefined ? [] : parseCertificates(bytes, path).slice(1);
}

/** The cross-signed certificate of a renewed CA; undefined where there is none. */
export function readCross(layout: CaLayout): Certificate | undefined {
  const path = crossPath(layout);
  const bytes = readIfThere(path);
  return bytes === undefined ? undefined : parseCertificates(bytes, path)[0];
}
