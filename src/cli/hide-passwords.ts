/**
 * The arguments with every password replaced, or undefined where there is none: `-pSECRET` and `--password=SECRET`, in any
 * spelling that MySQL's option rules take (a unique prefix such as `--pass=`).
 */
export function hidePasswords(argv: readonly string[]): string[] | undefined {
  let found = false;
  const hidden = argv.map((word) => {
    const match = /^(-p|--pas[a-z0-9_-]*=|--admin[-_]pas[a-z0-9_-]*=|--client[-_]conf[a-z]*=(?!@))(.+)$/s.exec(word);
    if (match === null) return word;
    if (/^--(admin[-_])?pas[^=]*([-_]file|-cmd)=/.test(word)) return word;
    found = true;
    return `${match[1]}****`;
  });
  return found ? hidden : undefined;
}
