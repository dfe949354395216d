import type { GeneralName } from '../extension/general-name.ts';
import type { GeneralSubtree, NameConstraints } from '../extension/name-constraints.ts';
import { canonicalEncoding } from '../name-compare.ts';
import type { VerifyErrorName } from './verify-error.ts';

const outside = 'X509_V_ERR_PERMITTED_VIOLATION';
const badSyntax = 'X509_V_ERR_UNSUPPORTED_NAME_SYNTAX';

/** What the constraints have against one name; undefined when nothing (nc_match in v3_ncons.c). */
export function constraintAgainst(name: GeneralName, constraints: NameConstraints): VerifyErrorName | undefined {
  let permitted: boolean | undefined;
  for (const subtree of sameKind(constraints.permitted, name)) {
    if (!hasPlainRange(subtree)) return 'X509_V_ERR_SUBTREE_MINMAX';
    if (permitted === true) continue;
    const problem = outsideSubtree(name, subtree.base);
    if (problem !== undefined && problem !== outside) return problem;
    permitted = problem === undefined;
  }
  if (permitted === false) return outside;
  for (const subtree of sameKind(constraints.excluded, name)) {
    if (!hasPlainRange(subtree)) return 'X509_V_ERR_SUBTREE_MINMAX';
    const problem = outsideSubtree(name, subtree.base);
    if (problem === undefined) return 'X509_V_ERR_EXCLUDED_VIOLATION';
    if (problem !== outside) return problem;
  }
  return undefined;
}

function sameKind(subtrees: readonly GeneralSubtree[] | undefined, name: GeneralName): readonly GeneralSubtree[] {
  return (subtrees ?? []).filter(
    ({ base }) => base.kind === name.kind && (base.kind !== 'other' || name.kind !== 'other' || base.oid === name.oid),
  );
}

function hasPlainRange({ minimum, maximum }: GeneralSubtree): boolean {
  return minimum === 0 && maximum === undefined;
}

/** Undefined when the name lies in the subtree; both are of one kind. */
function outsideSubtree(name: GeneralName, base: GeneralName): VerifyErrorName | undefined {
  if (name.kind === 'directory' && base.kind === 'directory') {
    const prefix = Buffer.from(canonicalEncoding(base.name));
    return Buffer.from(canonicalEncoding(name.name)).subarray(0, prefix.length).equals(prefix) ? undefined : outside;
  }
  if (name.kind === 'dns' && base.kind === 'dns') return outsideDomain(lower(name.value), lower(base.value));
  if (name.kind === 'email' && base.kind === 'email') return outsideMailbox(name.value, base.value);
  if (name.kind === 'uri' && base.kind === 'uri') return outsideUri(name.value, base.value);
  if (name.kind === 'ip' && base.kind === 'ip') return outsideNetwork(name.bytes, base.bytes);
  return 'X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE';
}

/** Any labels may be added on the left (RFC 5280 4.2.1.10); an empty base is the whole tree. */
function outsideDomain(name: string, base: string): VerifyErrorName | undefined {
  const inside =
    base === '' ||
    name === base ||
    (name.endsWith(base) && (base.startsWith('.') || name.at(-base.length - 1) === '.'));
  return inside ? undefined : outside;
}

/** A base with @ is one mailbox, one with a leading dot all hosts below, any other one host. */
function outsideMailbox(name: string, base: string): VerifyErrorName | undefined {
  const at = name.lastIndexOf('@');
  const baseAt = base.lastIndexOf('@');
  if (at === -1) return badSyntax;
  if (baseAt === -1 && base.startsWith('.'))
    return name.length > base.length && lower(name).endsWith(lower(base)) ? undefined : outside;
  if (baseAt > 0) {
    const [local, baseLocal] = [name.slice(0, at), base.slice(0, baseAt)];
    if (local.length !== baseLocal.length) return outside;
    if (`${local}${baseLocal}`.includes('\0')) return badSyntax;
    if (local !== baseLocal) return outside;
  }
  return lower(name.slice(at + 1)) === lower(base.slice(baseAt + 1)) ? undefined : outside;
}

/** The host of a URI, without port and path. */
function outsideUri(name: string, base: string): VerifyErrorName | undefined {
  const colon = name.indexOf(':');
  if (colon === -1 || name.slice(colon + 1, colon + 3) !== '//') return badSyntax;
  const rest = name.slice(colon + 3);
  const port = rest.indexOf(':');
  const slash = rest.indexOf('/');
  const end = port !== -1 ? port : slash !== -1 ? slash : rest.length;
  if (end === 0) return badSyntax;
  const host = lower(rest.slice(0, end));
  const tree = lower(base);
  const inside = tree.startsWith('.') ? host.length > tree.length && host.endsWith(tree) : host === tree;
  return inside ? undefined : outside;
}

/** Address and mask, 4 bytes each or 16 (RFC 5280 4.2.1.10). */
function outsideNetwork(address: Uint8Array, base: Uint8Array): VerifyErrorName | undefined {
  if (![4, 16].includes(address.length) || ![8, 32].includes(base.length)) return badSyntax;
  if (address.length * 2 !== base.length) return outside;
  const inside = address.every((byte, index) => {
    const mask = base[address.length + index] ?? 0;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
  return inside ? undefined : outside;
}

/** ASCII letters only, as OpenSSL compares. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
