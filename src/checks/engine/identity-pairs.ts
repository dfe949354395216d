import type { FileContent, FileFact } from '../../facts/file.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { pairVerdict } from './key-pair.ts';
import { certificatesIn } from './trust-store.ts';

/** What a certificate is to be good for. */
export type PairUse = 'sslserver' | 'sslclient';

/** Certificates that may be shown for this now, each with its key. */
export function pairsFor(
  use: PairUse,
  files: readonly FileFact[],
  time: Date,
): { readonly cert: FileFact; readonly key: FileFact }[] {
  return files
    .filter((file) => isGoodFor(use, file, time))
    .flatMap((cert) => files.flatMap((key) => (isPair(cert, key) ? [{ cert, key }] : [])));
}

/** Whether the certificate of one file and the open key of the other belong together. */
export function isPair(cert: FileFact | undefined, key: FileFact | undefined): boolean {
  return hasOpenKey(key?.content) && pairVerdict(cert?.content, key?.content)?.kind === 'pair';
}

const hasOpenKey = (content: FileContent | undefined): boolean =>
  content?.blocks.some((block) => block.kind === 'private-key' && !block.key.encrypted) === true;

/** Whether the first certificate of a file is a leaf, valid now, and meant for this. */
export function isGoodFor(use: PairUse, { content }: FileFact, time: Date): boolean {
  const [leaf, ...untrusted] = certificatesIn(content);
  if (leaf === undefined || leaf.extensions.basicConstraints?.ca === true) return false;
  return verifyChain({ leaf, untrusted, trusted: [leaf], partialChain: true, time, purpose: use }).ok;
}
