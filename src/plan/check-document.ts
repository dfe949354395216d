import { fail } from '../base/error.ts';
import type { TextDocument, ValuePath } from './text-document.ts';

/** What a value must be: a text, a switch, texts, a port, one of some words, an object, a list of objects. */
export type Kind =
  | 'text'
  | 'switch'
  | 'texts'
  | 'port'
  | readonly string[]
  | ObjectKind
  | { readonly list: ObjectKind };

/** By key. */
export type Kinds = Readonly<Record<string, Kind>>;

/** An object: its keys, and those that it must have. */
export interface ObjectKind {
  readonly keys: Kinds;
  readonly needed: readonly string[];
}

/** Checks the object at a path and all below it. Fails with `intent-invalid` at the first fault, naming its place. */
export function checkObject(document: TextDocument, path: ValuePath, kind: ObjectKind): void {
  const value = valueAt(document.value, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) invalid(document, path, 'an object');
  for (const key of Object.keys(value)) {
    const own = Object.hasOwn(kind.keys, key) ? kind.keys[key] : undefined;
    if (own === undefined) {
      const known = Object.keys(kind.keys).filter((one) => !one.startsWith('$'));
      invalid(document, [...path, key], `one of ${known.join(', ')}`, 'an unknown key');
    } else checkValue(document, [...path, key], own);
  }
  const missing = kind.needed.filter((key) => (value as Readonly<Record<string, unknown>>)[key] === undefined);
  if (missing.length > 0) invalid(document, path, kind.needed.join(' and '), `no ${missing.join(' and no ')}`);
}

function checkValue(document: TextDocument, path: ValuePath, kind: Kind): void {
  const value = valueAt(document.value, path);
  if (kind === 'text') {
    if (!isText(value)) invalid(document, path, 'a text');
  } else if (kind === 'switch') {
    if (typeof value !== 'boolean') invalid(document, path, 'true or false');
  } else if (kind === 'port') {
    if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 65_535) invalid(document, path, '1 to 65535');
  } else if (kind === 'texts') {
    if (!Array.isArray(value) || value.length === 0 || !value.every(isText)) invalid(document, path, 'a list of texts');
  } else if (isWords(kind)) {
    if (typeof value !== 'string' || !kind.includes(value)) invalid(document, path, kind.join(' or '));
  } else if ('list' in kind) {
    if (!Array.isArray(value)) invalid(document, path, `a list of ${String(path.at(-1))}`);
    for (const index of value.keys()) checkObject(document, [...path, index], kind.list);
  } else checkObject(document, path, kind);
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isWords = (kind: Kind): kind is readonly string[] => Array.isArray(kind);

function valueAt(value: unknown, path: ValuePath): unknown {
  let at = value;
  for (const part of path) at = (at as Readonly<Record<string | number, unknown>>)[part];
  return at;
}

function invalid(
  document: TextDocument,
  path: ValuePath,
  expected: string,
  seen = 'a value that it cannot have',
): never {
  return fail('intent-invalid', { at: document.at(path), seen, expected });
}
