import { X509Certificate } from 'node:crypto';
import type { ContentBlock, FileContent } from '../../facts/file.ts';

type CertificateBlock = Extract<ContentBlock, { kind: 'certificate' }>;

/** How the key in one file stands to the certificates in another. */
export type PairVerdict =
  | { readonly kind: 'pair' }
  /** The key belongs to a later certificate (index from 0): the file is in the wrong order. */
  | { readonly kind: 'wrong-order'; readonly index: number }
  | { readonly kind: 'no-pair'; readonly sameType: boolean };

/** Certificates of a file, in its order. */
export function certificatesOf(content: FileContent | undefined): readonly CertificateBlock[] {
  return content?.blocks.filter((block) => block.kind === 'certificate') ?? [];
}

/** Subject public key of a certificate, SubjectPublicKeyInfo in DER; undefined when it does not parse. */
export function publicKeyOf(der: Uint8Array): { readonly spki: Uint8Array; readonly type: string } | undefined {
  try {
    const key = new X509Certificate(der).publicKey;
    return { spki: key.export({ type: 'spki', format: 'der' }), type: key.asymmetricKeyType ?? 'other' };
  } catch {
    return undefined;
  }
}

/**
 * The place (from 1, among all blocks of the file) of a later key that belongs to the first certificate: programs take the
 * first key of a file.
 */
export function laterKey(certFile: FileContent | undefined, keyFile: FileContent | undefined): number | undefined {
  const [first] = certificatesOf(certFile);
  const spki = first === undefined ? undefined : publicKeyOf(first.der)?.spki;
  const at = (keyFile?.blocks ?? []).findIndex(
    (block) =>
      block.kind === 'private-key' &&
      spki !== undefined &&
      block.key.spki !== undefined &&
      Buffer.compare(block.key.spki, spki) === 0,
  );
  return at > 0 ? at + 1 : undefined;
}

/** Whether key and certificate file are a pair; undefined when either is missing, encrypted or does not parse. */
export function pairVerdict(
  certFile: FileContent | undefined,
  keyFile: FileContent | undefined,
): PairVerdict | undefined {
  const key = keyFile?.blocks.find((block) => block.kind === 'private-key')?.key;
  const spki = key?.spki;
  const certificates = certificatesOf(certFile).map(({ der }) => publicKeyOf(der));
  const [first] = certificates;
  if (spki === undefined || first === undefined) return undefined;
  const at = certificates.findIndex((own) => own !== undefined && Buffer.compare(own.spki, spki) === 0);
  if (at === 0) return { kind: 'pair' };
  return at > 0 ? { kind: 'wrong-order', index: at } : { kind: 'no-pair', sameType: first.type === key?.algorithm };
}
