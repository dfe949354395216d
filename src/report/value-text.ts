import type { Json } from '../checks/engine/check.ts';

/** A value of evidence for people: texts as they are, lists with ` | ` between, objects as `name value, name value`. */
export function valueText(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(valueText).join(' | ');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${Array.isArray(inner) ? inner.map(valueText).join(' ') : valueText(inner)}`)
    .join(', ');
}
