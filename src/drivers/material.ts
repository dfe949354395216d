import { isCall, isDict, type Material, type Value, valueText } from './driver-config.ts';

const readers = /(readFile(Sync)?|open|Path|read_text|file_get_contents|File\.read|ReadFile|Deno\.readTextFile)$/;

/** What a driver that wants a path is given. */
export function pathMaterial(value: Value | undefined): Material | undefined {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  if (typeof value === 'string' && value.includes('-----BEGIN')) return { kind: 'pem' };
  if (typeof value === 'string') return { kind: 'path', path: value.replace(/^file:(\/\/)?/, '') };
  if (isCall(value) && readers.test(value.call)) return { kind: 'pem' };
  return { kind: 'other', text: valueText(value) };
}

/** What a driver that wants the text itself is given: a path stands behind the call that reads it. */
export function textMaterial(value: Value | undefined): Material | undefined {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  if (Array.isArray(value)) return textMaterial((value as readonly Value[])[0]);
  if (typeof value === 'string') return value.includes('-----BEGIN') ? { kind: 'pem' } : { kind: 'other', text: value };
  if (isCall(value) && readers.test(value.call)) {
    const [path] = value.args;
    return typeof path === 'string' ? { kind: 'path', path } : { kind: 'pem' };
  }
  return isDict(value) ? { kind: 'other', text: valueText(value) } : { kind: 'pem' };
}
