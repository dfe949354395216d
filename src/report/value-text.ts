import type { Json } from '../checks/engine/check.ts';

/** A value of evidence for people: texts as they are, lists with ` | ` between. */
export function valueText(value: Json): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(valueText).join(' | ') : JSON.stringify(value);
}
