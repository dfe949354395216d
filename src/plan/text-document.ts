import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { fail } from '../base/error.ts';

/** Keys and indexes down to a value. */
export type ValuePath = readonly (string | number)[];

/** A YAML or JSON text as values, which know where they stand. */
export interface TextDocument {
  readonly value: unknown;
  /** The place of a value, or of its key, as people write it: `tlsql.yaml:3:5: accounts[0].require`. */
  readonly at: (path: ValuePath) => string;
}

/** Longer texts are no intent. */
const mostCharacters = 4 * 1024 * 1024;

/** Reads a text that is YAML 1.2, of which JSON is a part. Fails with `intent-invalid`, naming line and column. */
export function readTextDocument(text: string, name: string, expected: string): TextDocument {
  if (text.length > mostCharacters) fail('intent-invalid', { at: name, seen: `${text.length} characters`, expected });
  const lines = new LineCounter();
  const body = text.replace(/^\uFEFF/, '');
  const document = parseDocument(body, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined)
    fail('intent-invalid', { at: place(error.pos[0]), seen: error.message.split('\n')[0] ?? '', expected });
  const offsetOf = (path: ValuePath): number | undefined => {
    const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true);
    const last = path.at(-1);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === last) : undefined;
    const node = pair === undefined ? document.getIn(path, true) : pair.key;
    return (node as { range?: readonly number[] | null } | undefined)?.range?.[0];
  };
  return {
    value: valuesOf(() => document.toJS({ maxAliasCount: 100 }), name, expected),
    at: (path) => {
      const offset = offsetOf(path);
      const where = offset === undefined ? name : place(offset);
      return path.length === 0 ? where : `${where}: ${pathText(path)}`;
    },
  };
}

function valuesOf(make: () => unknown, at: string, expected: string): unknown {
  try {
    return make();
  } catch (cause) {
    return fail('intent-invalid', {
      at,
      seen: cause instanceof Error ? cause.message : 'it cannot be read',
      expected,
      cause,
    });
  }
}

/** `accounts[0].require` */
function pathText(path: ValuePath): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}
