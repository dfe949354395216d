import { X509Certificate } from 'node:crypto';

/** The subject on one line for people (`C=DE, CN=db1`); `a certificate that does not parse` where it does not. */
export function subjectText(der: Uint8Array): string {
  try {
    return new X509Certificate(der).subject.replaceAll('\n', ', ') || '(empty subject)';
  } catch {
    return 'a certificate that does not parse';
  }
}

/** The subjects of a chain, in its order. */
export function chainText(chain: readonly Uint8Array[]): string[] {
  return chain.map(subjectText);
}
