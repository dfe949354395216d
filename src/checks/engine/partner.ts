import type { Facts } from '../../facts/facts.ts';
import type { FileContent, FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { certificatesOf, pairVerdict, publicKeyOf } from './key-pair.ts';
import { isSelfIssued, issuedBy, known } from './known-certificate.ts';
import { certificatesIn } from './trust-store.ts';

/** All files seen on the server's machine, the client's among them where that is the same: those that options name and those beside them. */
export function filesAround(facts: Facts): FileFact[] {
  const { files = {}, nearby = [] } = facts.server ?? {};
  const own = [...Object.values(files), ...nearby];
  const { address, socket } = facts.wire?.attempts[0]?.to ?? {};
  const here = facts.server === undefined || socket !== undefined || /^(127\.|::1$)/.test(address ?? '');
  if (!here) return unique(own);
  return unique([...own, ...(facts.client?.nearby ?? []), ...Object.values(facts.client?.files ?? {})]);
}

function unique(files: readonly FileFact[]): FileFact[] {
  const seen = new Set<string>();
  return files.filter((file) => {
    const name = file.real ?? file.path;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

const holdsKey = (content: FileContent | undefined): boolean =>
  content?.blocks.some(
    (block) => block.kind === 'private-key' && !block.key.encrypted && block.key.spki !== undefined,
  ) ?? false;

/** A file with the private key of this certificate file's first certificate, where exactly one is there. */
export function keyFor(facts: Facts, cert: FileContent | undefined): FileFact | undefined {
  const own = facts.server?.files?.key;
  return single(
    filesAround(facts).filter(
      (file) => file.path !== own?.path && holdsKey(file.content) && pairVerdict(cert, file.content)?.kind === 'pair',
    ),
  );
}

/** A file whose first certificate is that of this key, valid now; the newest where there are several. */
export function certificateFor(facts: Facts, key: FileContent | undefined): FileFact | undefined {
  const spki = key?.blocks.find((block) => block.kind === 'private-key')?.key.spki;
  if (spki === undefined) return undefined;
  const fitting = filesAround(facts).filter((file) => {
    const [first] = certificatesOf(file.content);
    const own = first === undefined ? undefined : publicKeyOf(first.der);
    return own !== undefined && Buffer.compare(own.spki, spki) === 0 && isNow(leafOf(file), facts.time);
  });
  return newest(fitting);
}

/** Certificate and key that belong together, where exactly one such pair lies around. */
export function wholePair(facts: Facts): { readonly cert: FileFact; readonly key: FileFact } | undefined {
  const files = filesAround(facts);
  const keys = files.filter(({ content }) => holdsKey(content));
  const pairs = files.flatMap((cert) => {
    const leaf = leafOf(cert);
    if (leaf === undefined || leaf.extensions.basicConstraints?.ca === true || !isNow(leaf, facts.time)) return [];
    return keys.flatMap((key) => (pairVerdict(cert.content, key.content)?.kind === 'pair' ? [{ cert, key }] : []));
  });
  return single(pairs);
}

/** A file of CA certificates, roots among them, that verifies these certificates (the leaf first). */
export function authorityFor(
  facts: Facts,
  chain: readonly Certificate[],
  not: string | undefined,
): FileFact | undefined {
  const files = filesAround(facts).filter(({ path }) => path !== not);
  return authorityIn(files, chain, facts.time);
}

/** The same among these files. */
export function authorityIn(
  files: readonly FileFact[],
  [leaf, ...untrusted]: readonly Certificate[],
  time: Date,
): FileFact | undefined {
  if (leaf === undefined) return undefined;
  return newest(
    files.filter(({ content }) => {
      const trusted = certificatesIn(content);
      return trusted.some(isSelfIssued) && verifyChain({ leaf, untrusted, trusted, time }).ok;
    }),
  );
}

/** The certificate that issued this one, in whatever file it stands; `index` is that of its block, from 0. */
export function issuerAround(
  facts: Facts,
  certificate: Certificate,
): { readonly file: FileFact; readonly index: number } | undefined {
  for (const file of filesAround(facts)) {
    const index = (file.content?.blocks ?? []).findIndex((block) => {
      const ca = block.kind === 'certificate' ? known(block.der) : undefined;
      return ca !== undefined && issuedBy(certificate, ca) === 'yes';
    });
    if (index !== -1) return { file, index };
  }
  return undefined;
}

const leafOf = (file: FileFact): Certificate | undefined => certificatesIn(file.content)[0];

const isNow = (leaf: Certificate | undefined, time: Date): boolean =>
  leaf !== undefined && leaf.notBefore <= time && leaf.notAfter > time;

const single = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

function newest(files: readonly FileFact[]): FileFact | undefined {
  const latest = (file: FileFact): number => leafOf(file)?.notAfter.getTime() ?? 0;
  return [...files].sort((a, b) => latest(b) - latest(a)).at(0);
}
