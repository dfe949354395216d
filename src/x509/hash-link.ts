/** What a hash link would point at. */
export interface HashLinkInput {
  /** The file's name, as the link will point at it. */
  readonly file: string;
  readonly kind: 'certificate' | 'crl';
  /** `nameHash` or `nameHashOld` of the certificate's subject or the CRL's issuer. */
  readonly hash: string;
  /** Fingerprint: a second file with the same one gets no link. */
  readonly fingerprint: string;
}

/** A link in a directory that OpenSSL searches by name: `9d66eef0.0` for a certificate, `9d66eef0.r0` for a CRL. */
export interface HashLink {
  readonly link: string;
  readonly file: string;
}

/**
 * The links that `c_rehash` and `openssl rehash` make for these files, taken in byte order of their names: `.0 .1 …` for
 * names that collide, none for duplicates. Only files that hold exactly one certificate or CRL get a link.
 */
export function hashLinks(inputs: readonly HashLinkInput[]): readonly HashLink[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const links: HashLink[] = [];
  for (const { file, kind, hash, fingerprint } of [...inputs].sort(byFile)) {
    const group = `${hash}.${kind === 'crl' ? 'r' : ''}`;
    if (seen.has(`${group}${fingerprint}`)) continue;
    seen.add(`${group}${fingerprint}`);
    const number = counts.get(group) ?? 0;
    counts.set(group, number + 1);
    links.push({ link: `${group}${number}`, file });
  }
  return links;
}

/** Whether `openssl rehash` looks into a file of this name. */
export function isRehashFile(name: string): boolean {
  return /\.(pem|crt|cer|crl)$/i.test(name);
}

/** Whether a file's name is one that a directory search looks at: eight hexadecimal digits, then `.N` or `.rN`. */
export function isHashLinkName(name: string): boolean {
  return /^[0-9a-f]{8}\.r?\d+$/.test(name);
}

function byFile(a: HashLinkInput, b: HashLinkInput): number {
  return Buffer.compare(Buffer.from(a.file), Buffer.from(b.file));
}
